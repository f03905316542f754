// ringside: title="What a suspect program writes" technique=T1543.002,T1546.004,T1053.003 level=high tags=linux,persistence
//
// A program that runs from an open folder or from memory is suspect, but often harmless. Its files are watched for half a minute, and only those that make it
// stay are reported: units, cron tables, start files of shells, keys, libraries. Files of other processes never leave the kernel.
//
//     $ sudo ringside run suspect-files.js -o line
//     time=2026-05-04T20:05:11.700000000Z level=high rule=suspect-files message="/tmp/.X11/upd of ada writes /home/ada/.config/systemd/user/dbus-upd.service"
//
// Known false positives: installers that are run from /tmp and install a service, which is what this is.
// References: https://attack.mitre.org/techniques/T1543/002/ https://attack.mitre.org/techniques/T1546/004/

import { shorten } from "ringside:text";

const ofTheSystem =
    /^\/(etc\/(systemd|init\.d|rc\.local|cron|profile|ld\.so|pam\.d|sudoers|ssh\/|udev\/rules|xdg\/autostart)|var\/spool\/cron\/|(usr\/)?lib\/systemd\/)/;
const startFiles = /\/\.(bashrc|bash_profile|bash_login|profile|zshrc|zprofile|zshenv)$/;
const ofAPerson = /\/\.(ssh\/(authorized_keys2?|rc|config)$|config\/(systemd\/user|autostart)\/)/;

procs
    .where(image.startsWith("/tmp/") || image.startsWith("/var/tmp/") || image.startsWith("/dev/shm/") || image.startsWith("/memfd:"))
    .on((e) => {
        files
            .where(
                pid == e.pid &&
                    op.in(["create", "write", "rename", "link"]) &&
                    (path.matches(ofTheSystem) || path.matches(startFiles) || path.matches(ofAPerson)),
            )
            .for("30s")
            .on((file) => alert({ message: `${e.image} of ${e.user} writes ${shorten(file.path)}`, events: [e, file] }));
    });
