@echo off
rem Starts Ringside on Windows. Builds it on first use, and finds a suitable JVM.
rem
rem   RINGSIDE_JAVA_HOME   the JVM to use, 21 or newer; else JAVA_HOME, the one on the PATH, those that the registry knows and the usual folders are
rem                        looked at, 25 first
rem   RINGSIDE_BUILD=1     build again
rem
rem Arguments go on as they were typed: put queries into double quotes, and texts in them into single ones. Standard output is Ringside's own:
rem nothing here writes to it.
setlocal EnableExtensions DisableDelayedExpansion

set "root=%~dp0"
set "app=%root%shell\target\ringside"
set "home="
set "feature=0"

if defined RINGSIDE_JAVA_HOME goto chosen
call :consider "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :consider "%%~dp$PATH:j.."
for %%k in ("HKLM\SOFTWARE\JavaSoft\JDK" "HKLM\SOFTWARE\Eclipse Adoptium" "HKLM\SOFTWARE\Microsoft\JDK" "HKLM\SOFTWARE\Azul Systems\Zulu") do call :registered %%k
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~d"
if defined home goto found
>&2 echo ringside: Ringside needs a JDK 21 or newer: install one (25 is best), or point RINGSIDE_JAVA_HOME to it
exit /b 1

:chosen
call :consider "%RINGSIDE_JAVA_HOME%"
if defined home goto found
>&2 echo ringside: RINGSIDE_JAVA_HOME is "%RINGSIDE_JAVA_HOME%", where there is no JDK 21 or newer
exit /b 1

:found
if "%RINGSIDE_BUILD%"=="1" goto build
if exist "%app%\ringside-shell-*.jar" goto run

:build
set "maven="
for %%m in (mvn.cmd) do set "maven=%%~$PATH:m"
if defined maven goto compile
>&2 echo ringside: the first start builds Ringside, which needs Maven 3.8 or newer: install it and start again
exit /b 1

:compile
>&2 echo ringside: building, which happens once
pushd "%root%"
set "JAVA_HOME=%home%"
call "%maven%" -q -B -Dstyle.color=never -DskipTests package >&2
popd
if exist "%app%\ringside-shell-*.jar" goto run
>&2 echo ringside: the build failed; its messages are above
exit /b 1

:run
set "options=-XX:-UsePerfData -Xlog:disable -Xlog:all=off --enable-native-access=ALL-UNNAMED"
if %feature% geq 24 set "options=%options% --sun-misc-unsafe-memory-access=allow"
set "fast=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
set "cache=classes"
if "%~1"=="rules" set "cache=scripts"
if not "%~1"=="run" goto cached
set "cache=scripts"
call :wants_compiler %*
if errorlevel 1 goto cached
if %feature% equ 25 goto compiled
>&2 echo ringside: --jit needs a JDK 25, and "%home%" is of Java %feature%; scripts run as without it

rem What is kept between starts is the user's alone, like all that is in this folder.
:cached
set "kept=%LOCALAPPDATA%\Ringside"
if not defined LOCALAPPDATA goto start
if not exist "%kept%\" mkdir "%kept%" >nul 2>&1
set "fast=%fast% -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%kept%\%cache%-%feature%.jsa""
goto start

rem The JVM has no cache of classes together with a module path, and the compiler of JavaScript is worth its start only in a long run.
:compiled
set "fast=-XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI --upgrade-module-path "%app%\jit""

:start
"%home%\bin\java.exe" %fast% %options% -cp "%app%\*;%app%\lib\*" dev.ringside.shell.Main %*
exit /b %ERRORLEVEL%

rem --- What is called above ---

rem Whether one of the arguments asks for JavaScript compiled to machine code.
:wants_compiler
if "%~1"=="" exit /b 1
if "%~1"=="--jit" exit /b 0
shift
goto wants_compiler

rem Considers the JVMs that a key of the registry names, below itself as well.
:registered
for /f "tokens=1,2,*" %%a in ('%SystemRoot%\System32\reg.exe query %1 /s 2^>nul') do if "%%b"=="REG_SZ" call :consider "%%c"
exit /b 0

rem Sets home and feature to a folder's JVM, if there is one that is better than the best so far: 25 before all others, then the newest.
:consider
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "found=0"
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" call :number %%l
if %found% lss 21 exit /b 0
if %feature% equ 25 exit /b 0
if %found% neq 25 if %found% leq %feature% exit /b 0
set "home=%~f1"
set "feature=%found%"
exit /b 0

rem Sets found to the first number of a version in quotes.
:number
for /f "delims=.+-" %%n in ("%~1") do set "found=%%n"
exit /b 0
