/*
 * A recording of ETW events, as the stand-in for advapi32 and tdh replays it (tool: any that writes this; reader: recording.c).
 *
 * Little endian, no alignment: what follows anything follows it at once.
 *
 *     "RSETW1\0\0"                      8 bytes
 *     then for each event, to the end of the file:
 *         u32 size, size bytes          the event, an RS_RECORDED block
 *         u32 size, size bytes          its TRACE_EVENT_INFO as TdhGetEventInformation gives it on 64 bits, offsets counted from its first byte; size 0 if the
 *                                       system would not know the event (then TdhGetEventInformation answers ERROR_NOT_FOUND)
 *
 * An event's block is Windows' EVENT_RECORD on 64 bits (112 bytes, evntcons.h) and behind it, in any order and place, what it points to. Where Windows has
 * pointers it has offsets, counted from the first byte of the block; 0 where there is nothing:
 *
 *     at   0   EVENT_HEADER             80 bytes: Size u16, HeaderType u16, Flags u16, EventProperty u16, ThreadId u32, ProcessId u32, TimeStamp i64 (100 ns
 *                                       since 1601, UTC), ProviderId GUID, EventDescriptor (Id u16, Version u8, Channel u8, Level u8, Opcode u8, Task u16,
 *                                       Keyword u64), ProcessorTime u64, ActivityId GUID. GUIDs as in memory: u32, u16, u16, 8 bytes
 *     at  80   ETW_BUFFER_CONTEXT       4 bytes
 *     at  84   ExtendedDataCount u16
 *     at  86   UserDataLength u16
 *     at  88   ExtendedData u64         offset of ExtendedDataCount items of 16 bytes: Reserved1 u16, ExtType u16, Linkage u16, DataSize u16, DataPtr u64,
 *                                       which is an offset, too
 *     at  96   UserData u64             offset of UserDataLength bytes
 *     at 104   UserContext u64          0
 *
 * A classic event of the NT Kernel Logger has EVENT_HEADER_FLAG_CLASSIC_HEADER (0x0100) among its Flags, the GUID of its class as ProviderId (TcpIp
 * {9A280AC0-C8E0-11D1-84E2-00C04FB998A2}, UdpIp {BF3A50C5-A9C9-4988-A005-2DF0B7C80F80}), and its type as Opcode.
 *
 * Whatever does not lie within its block, or is longer than RS_RECORDING_BLOCK, ends the reading of the file: events before it are replayed.
 */
#ifndef RS_ETW_RECORDING_H
#define RS_ETW_RECORDING_H

#define RS_RECORDING_MAGIC "RSETW1\0\0"
#define RS_RECORDING_MAGIC_SIZE 8u

#define RS_RECORDING_BLOCK 0x100000u /* the longest event or TRACE_EVENT_INFO in bytes */

#define RS_RECORDED_HEAD 112u /* bytes of the EVENT_RECORD that a block begins with */
#define RS_RECORDED_EXTENDED_COUNT 84u
#define RS_RECORDED_USER_DATA_LENGTH 86u
#define RS_RECORDED_EXTENDED 88u
#define RS_RECORDED_USER_DATA 96u
#define RS_RECORDED_ITEM 16u /* bytes of an extended item … */
#define RS_RECORDED_ITEM_SIZE 6u
#define RS_RECORDED_ITEM_DATA 8u /* … and where in it the offset of its data is */

#endif
