/**
 * ringside:lists — names that many detections ask for.
 *
 * Names of programs are those of the file that runs: where /bin/sh is a link to dash, "dash" is what an event says, and a script has the name of its
 * interpreter. On Windows events `name ==` and `in` leave out ".exe" and ignore case, so the lists have neither.
 */

/** Shells of Linux. */
export const shells = freeze("sh bash dash zsh ksh mksh ash fish csh tcsh rbash");

/** Shells and script hosts of Windows. */
export const windowsShells = freeze("cmd powershell pwsh wscript cscript mshta");

/** Interpreters that run a program given as an argument. Versions are their own names: python3.11. */
export const interpreters = freeze(
    "python python2 python2.7 python3 python3.8 python3.9 python3.10 python3.11 python3.12 python3.13 python3.14 perl ruby php php8.1 php8.2 php8.3 php8.4 node nodejs lua awk gawk mawk tclsh",
);

/** Web servers and what runs web applications on Linux. For versions of PHP's, ask `parent.startsWith("php-fpm")` too. */
export const webServers = freeze("apache2 httpd nginx lighttpd caddy php-fpm php-cgi uwsgi litespeed lshttpd haproxy traefik");

/** Web servers and what runs web applications on Windows. */
export const windowsWebServers = freeze("w3wp httpd nginx php-cgi tomcat tomcat8 tomcat9 tomcat10 ws_tomcatservice");

/** Database servers. */
export const databases = freeze(
    "postgres mysqld mariadbd redis-server valkey-server mongod influxd memcached oracle clickhouse-server sqlservr",
);

/** Programs of Microsoft Office and what else opens documents that came by mail. */
export const officePrograms = freeze(
    "winword excel powerpnt outlook onenote onenotem msaccess mspub visio winproj wordpad eqnedt32 acrord32 acrobat",
);

/** Browsers. */
export const browsers = freeze("chrome chromium firefox msedge brave opera vivaldi iexplore safari");

/** What fetches files over the network on Linux. */
export const downloaders = freeze("curl wget aria2c axel fetch ftp tftp lftp");

/** What tells somebody new on a Linux machine where they are. */
export const reconCommands = freeze(
    "id whoami who w last lastlog uname hostname hostnamectl lscpu lsblk lsmod dmidecode ifconfig ip ss netstat arp route ps top pstree env printenv groups getent find mount df crontab",
);

/** Programs that come with Windows and are used to run or fetch what somebody else wrote. See https://lolbas-project.github.io */
export const lolbins = freeze(
    "certutil bitsadmin mshta regsvr32 rundll32 msiexec installutil regasm regsvcs msbuild cmstp odbcconf control forfiles pcalua hh wmic esentutl expand extrac32 findstr makecab desktopimgdownldr presentationhost ieexec mavinject msxsl xwizard syncappvpublishingserver bash",
);

/** Programs that mine cryptocurrencies. */
export const miners = freeze(
    "xmrig xmr-stak xmr-stak-rx minerd minergate cpuminer ccminer cgminer bfgminer ethminer nbminer t-rex lolminer phoenixminer srbminer-multi nanominer teamredminer gminer kdevtmpfsi kinsing",
);

/** Folders of Linux that anybody may write to, with the slash behind them. */
export const openFolders = Object.freeze(["/tmp/", "/var/tmp/", "/dev/shm/", "/run/lock/", "/run/shm/", "/var/crash/"]);

/** The signals by which the kernel ends a process that made a mistake: SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV and SIGSYS. */
export const faultSignals = Object.freeze([4, 5, 6, 7, 8, 11, 31]);

/** @param {string} words */
function freeze(words) {
    return Object.freeze(words.split(" "));
}
