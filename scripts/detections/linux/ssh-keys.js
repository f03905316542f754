// ringside: title="Key added to authorized_keys by hand" technique=T1098.004 level=medium tags=linux,persistence
//
// Something other than the usual tools writes the file that says whose key opens an account.
//
//     $ sudo ringside run ssh-keys.js -o line
//     time=2026-05-04T19:00:51.004400000Z level=medium rule=ssh-keys message="www-data: sh -c echo ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJx x >> /root/.ssh/authorized_keys"
//
// Known false positives: people who add a key with an editor or a line of shell; tell them of ssh-copy-id. Its own pipeline is left out.
// References: https://attack.mitre.org/techniques/T1098/004/

import { shells } from "ringside:lists";
import { shorten } from "ringside:text";

const keys = /\/\.ssh\/authorized_keys2?$/;
const writers = ["sshd", "sshd-session", "google_guest_agent", "amazon-ssm-agent", "ssh-keygen"];
/** Scripts: their interpreters do many other things. */
const managers = /\bAnsiballZ_|\/(cloud-init|waagent|puppet|chef-client|salt-minion)\b/;
const editors = ["vi", "vim", "vim.basic", "vim.tiny", "nvim", "nano", "emacs", "ed"];

procs
    .where(
        (name.in(shells) && cmdline.matches(/>>?\s*\S*\.ssh\/authorized_keys/) && !cmdline.matches(/exec sh -c|umask 077|cloud-init/)) ||
            (name.in(["tee", "cp", "mv", "dd", "install", "ln"]) && cmdline.matches(/\.ssh\/authorized_keys2?\b/) && !parent.in(writers)),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);

files
    .where(
        op.in(["create", "write", "rename", "link"]) &&
            path.matches(keys) &&
            !name.in(writers) &&
            !name.in(editors) &&
            !cmdline.matches(managers),
    )
    .suppress("1m", path)
    .alert((e) => `${e.user}'s ${e.name} writes ${e.path}`);
