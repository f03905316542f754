import { addressBits, domain, inNetwork, isPrivate, isPublic, labels } from "ringside:net";
import { equal, fails } from "./check.js";

equal(addressBits("10.0.0.1"), 0xffff_0a00_0001n);
equal(addressBits("::ffff:10.0.0.1"), 0xffff_0a00_0001n);
equal(addressBits("::1"), 1n);
equal(addressBits("::"), 0n);
equal(addressBits("fe80:0:0::1"), addressBits("fe80::1"));
equal(addressBits("1:2:3:4:5:6:7:8"), 0x0001_0002_0003_0004_0005_0006_0007_0008n);
for (const wrong of [
    "",
    "1.2.3",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.4.5",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "12345::",
    "g::",
    "1:2:3:4:5:6:7:8:9",
    "::1.2.3.4.5",
]) {
    equal([wrong, addressBits(wrong)], [wrong, undefined]);
}

equal(inNetwork("10.1.2.3", "10.0.0.0/8"), true);
equal(inNetwork("11.1.2.3", "10.0.0.0/8", "11.1.2.3"), true);
equal(inNetwork("11.1.2.3", "10.0.0.0/8", "::/0"), true);
equal(inNetwork("fe80::1", "fe80::/10"), true);
equal(inNetwork("fe80::1", "0.0.0.0/0"), false);
equal(inNetwork("localhost", "127.0.0.0/8"), false);
equal(inNetwork(undefined, "127.0.0.0/8"), false);
for (const wrong of ["10.0.0.0/33", "fe80::/129", "10.0.0/8", "10.0.0.0/", "10.0.0.0/a"]) {
    fails(() => inNetwork("10.0.0.1", wrong), "is no block of addresses");
}

for (const near of ["10.0.0.1", "127.0.0.1", "169.254.1.1", "172.31.255.255", "192.168.0.1", "::1", "fd00::1", "fe80::1"]) {
    equal([near, isPrivate(near), isPublic(near)], [near, true, false]);
}
for (const nobody of [
    "100.64.0.1",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
    "0.0.0.0",
    "::",
    "2001:db8::1",
    "ff02::1",
]) {
    equal([nobody, isPrivate(nobody), isPublic(nobody)], [nobody, false, false]);
}
for (const far of ["8.8.8.8", "172.32.0.1", "1.1.1.1", "2606:4700:4700::1111"]) {
    equal([far, isPrivate(far), isPublic(far)], [far, false, true]);
}
equal([isPublic("example.org"), isPublic(undefined)], [false, false]);

equal(labels("WWW.Example.org."), ["www", "example", "org"]);
equal(domain("a.b.example.org"), "example.org");
equal(domain("a.b.example.co.uk", 3), "example.co.uk");
equal(domain("localhost"), "localhost");
