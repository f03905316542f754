package dev.ringside.runtime.feed.trace;

import java.util.UUID;

/** Providers and classes of classic events that streams are made of. */
public final class Providers {
    static final UUID KERNEL_PROCESS = UUID.fromString("22fb2cd6-0e7b-422b-a0c7-2fad1fd0e716");
    public static final UUID KERNEL_NETWORK = UUID.fromString("7dd42a49-5329-4832-8dfd-43d979153a88");
    public static final UUID DNS_CLIENT = UUID.fromString("1c95126e-7eea-49a9-a3fe-a378b03ddb4d");
    public static final UUID POWERSHELL = UUID.fromString("a0c1853b-5c40-4b15-8766-3cf1c58f985a");
    public static final UUID WMI_ACTIVITY = UUID.fromString("1418ef04-b0b4-4623-bf7e-d74ab47bbdaa");

    static final UUID CLASSIC_PROCESS = UUID.fromString("3d6fa8d0-fe05-11d0-9dda-00c04fd7ba7c");
    static final UUID CLASSIC_IMAGE = UUID.fromString("2cb15d1d-5fc1-11d2-abe1-00a0c911f518");
    public static final UUID CLASSIC_TCP = UUID.fromString("9a280ac0-c8e0-11d1-84e2-00c04fb998a2");
    public static final UUID CLASSIC_UDP = UUID.fromString("bf3a50c5-a9c9-4988-a005-2df0b7c80f80");

    private Providers() {}
}
