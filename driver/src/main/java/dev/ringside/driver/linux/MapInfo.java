package dev.ringside.driver.linux;

/**
 * What the kernel says of a map.
 *
 * @param id the kernel's number of it, as in {@code bpftool map}
 */
public record MapInfo(int id, int type, int keySize, int valueSize, int maxEntries, int flags) {}
