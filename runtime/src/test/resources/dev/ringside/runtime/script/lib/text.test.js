import { anyWord, base, dir, distance, encodedCommand, entropy, ext, fromBase64, resolve, shorten, utf16, utf8 } from "ringside:text";
import { equal } from "./check.js";

equal([base("/usr/bin/bash"), base("C:\\Windows\\cmd.exe"), base("bash"), base("/tmp/")], ["bash", "cmd.exe", "bash", ""]);
equal([dir("/usr/bin/bash"), dir("C:\\Windows\\cmd.exe"), dir("bash"), dir("/bash")], ["/usr/bin", "C:\\Windows", "", "/"]);
equal([ext("/tmp/A.Tar.GZ"), ext("/home/ada/.bashrc"), ext("/etc/passwd"), ext("C:\\a.b\\c")], ["gz", "", "", ""]);
equal(
    [
        resolve("k.sh", "/tmp"),
        resolve("./k.sh", "/tmp/"),
        resolve("../k.sh", "/tmp/a"),
        resolve("/k.sh", "/tmp"),
        resolve("k.sh", undefined),
        resolve("../../k", "/"),
    ],
    ["/tmp/k.sh", "/tmp/k.sh", "/tmp/k.sh", "/k.sh", "k.sh", "/k"],
);

equal(shorten("a\u001b[2J\nb\u202ec"), "a?[2J?b?c");
equal(shorten("abcdef", 4), "abc…");
equal(shorten(undefined), "");

const tools = anyWord(["falco", "elastic-agent", "a.b"], "i");
for (const [text, found] of /** @type {const} */ ([
    ["stop Falco", true],
    ["falco.service", true],
    ["falcon", false],
    ["elastic-agent", true],
    ["my-elastic-agent", false],
    ["a.b", true],
    ["a+b", false],
])) {
    equal([text, tools.test(text)], [text, found]);
}

equal([entropy(""), entropy("aaaa"), entropy("abab"), entropy("0123456789abcdef")], [0, 0, 1, 4]);
equal([distance("svch0st", "svchost"), distance("", "abc"), distance("kitten", "sitting"), distance("a", "a")], [1, 3, 3, 0]);

equal(fromBase64("aGVsbG8="), [104, 101, 108, 108, 111]);
equal(fromBase64("aGVs\nbG8"), [104, 101, 108, 108, 111]);
equal(fromBase64("-_8="), [251, 255]);
equal([fromBase64(""), fromBase64("a"), fromBase64("a=b="), fromBase64("häßl")], [undefined, undefined, undefined, undefined]);

equal(utf8(new Uint8Array([0x61, 0xc3, 0xa9, 0xe4, 0xb8, 0xad, 0xf0, 0x9f, 0x98, 0x80])), "aé中😀");
equal(utf8(new Uint8Array([0xff, 0x61, 0xc3, 0x61, 0xc0, 0x80, 0xe4, 0xb8])), "\ufffda\ufffda\ufffd\ufffd\ufffd");
equal(utf8(new Uint8Array([0xe0, 0x80, 0x80])), "\ufffd");
equal(utf16(new Uint8Array([0x69, 0, 0x65, 0, 0x78, 0])), "iex");

equal(encodedCommand("powershell.exe -NoP -w hidden -enc aQBlAHgAIAAkAGEA"), "iex $a");
equal(encodedCommand("powershell /EncodedCommand 'aQBlAHgAIAAkAGEA'"), "iex $a");
equal(encodedCommand("pwsh \u2013ec aQBlAHgAIAAkAGEA"), "iex $a");
equal(encodedCommand("powershell -ExecutionPolicy aQBlAHgAIAAkAGEA"), undefined);
equal(encodedCommand("powershell -Command Get-ChildItem"), undefined);
equal(encodedCommand("powershell -ep bypass -e aQBlAHgAIAAkAGEA"), "iex $a");
