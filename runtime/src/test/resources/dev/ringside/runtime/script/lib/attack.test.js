import { isTechnique, technique, url } from "ringside:attack";
import { equal, fails } from "./check.js";

equal(technique("T1055"), "Process Injection");
equal(technique("t1055.012"), "Process Injection: Process Hollowing");
equal([technique("T1055.999"), technique("T9999"), technique("constructor")], [undefined, undefined, undefined]);
equal(url("T1055.012"), "https://attack.mitre.org/techniques/T1055/012/");
fails(() => url("../../login"), "is no technique");
equal([isTechnique("T1055"), isTechnique("T1055.012"), isTechnique("TA0001"), isTechnique("T1055.12")], [true, true, false, false]);
