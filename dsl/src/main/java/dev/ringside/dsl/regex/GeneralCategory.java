package dev.ringside.dsl.regex;

import java.util.Arrays;
import java.util.Optional;

/** The general categories of Unicode, by the short and long names that ECMA-262 has for them. */
enum GeneralCategory {
    LU("Lu", "Uppercase_Letter", Character.UPPERCASE_LETTER),
    LL("Ll", "Lowercase_Letter", Character.LOWERCASE_LETTER),
    LT("Lt", "Titlecase_Letter", Character.TITLECASE_LETTER),
    LC("LC", "Cased_Letter", Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER),
    LM("Lm", "Modifier_Letter", Character.MODIFIER_LETTER),
    LO("Lo", "Other_Letter", Character.OTHER_LETTER),
    L("L", "Letter", LC, LM, LO),
    MN("Mn", "Nonspacing_Mark", Character.NON_SPACING_MARK),
    MC("Mc", "Spacing_Mark", Character.COMBINING_SPACING_MARK),
    ME("Me", "Enclosing_Mark", Character.ENCLOSING_MARK),
    M("M", "Mark", MN, MC, ME),
    COMBINING_MARK("M", "Combining_Mark", M),
    ND("Nd", "Decimal_Number", Character.DECIMAL_DIGIT_NUMBER),
    DIGIT("Nd", "digit", ND),
    NL("Nl", "Letter_Number", Character.LETTER_NUMBER),
    NO("No", "Other_Number", Character.OTHER_NUMBER),
    N("N", "Number", ND, NL, NO),
    PC("Pc", "Connector_Punctuation", Character.CONNECTOR_PUNCTUATION),
    PD("Pd", "Dash_Punctuation", Character.DASH_PUNCTUATION),
    PS("Ps", "Open_Punctuation", Character.START_PUNCTUATION),
    PE("Pe", "Close_Punctuation", Character.END_PUNCTUATION),
    PI("Pi", "Initial_Punctuation", Character.INITIAL_QUOTE_PUNCTUATION),
    PF("Pf", "Final_Punctuation", Character.FINAL_QUOTE_PUNCTUATION),
    PO("Po", "Other_Punctuation", Character.OTHER_PUNCTUATION),
    P("P", "Punctuation", PC, PD, PS, PE, PI, PF, PO),
    PUNCT("P", "punct", P),
    SM("Sm", "Math_Symbol", Character.MATH_SYMBOL),
    SC("Sc", "Currency_Symbol", Character.CURRENCY_SYMBOL),
    SK("Sk", "Modifier_Symbol", Character.MODIFIER_SYMBOL),
    SO("So", "Other_Symbol", Character.OTHER_SYMBOL),
    S("S", "Symbol", SM, SC, SK, SO),
    ZS("Zs", "Space_Separator", Character.SPACE_SEPARATOR),
    ZL("Zl", "Line_Separator", Character.LINE_SEPARATOR),
    ZP("Zp", "Paragraph_Separator", Character.PARAGRAPH_SEPARATOR),
    Z("Z", "Separator", ZS, ZL, ZP),
    CC("Cc", "Control", Character.CONTROL),
    CNTRL("Cc", "cntrl", CC),
    CF("Cf", "Format", Character.FORMAT),
    CS("Cs", "Surrogate", Character.SURROGATE),
    CO("Co", "Private_Use", Character.PRIVATE_USE),
    CN("Cn", "Unassigned", Character.UNASSIGNED),
    C("C", "Other", CC, CF, CS, CO, CN);

    private final String shortName;
    private final String longName;

    /** For each of Java's types a bit that says whether it belongs here. */
    private final int types;

    GeneralCategory(String shortName, String longName, byte... types) {
        this.shortName = shortName;
        this.longName = longName;
        int bits = 0;
        for (byte type : types) {
            bits |= 1 << type;
        }
        this.types = bits;
    }

    GeneralCategory(String shortName, String longName, GeneralCategory... parts) {
        this.shortName = shortName;
        this.longName = longName;
        this.types = Arrays.stream(parts).mapToInt(part -> part.types).reduce(0, (one, other) -> one | other);
    }

    static Optional<GeneralCategory> find(String name) {
        return Arrays.stream(values())
                .filter(category -> category.shortName.equals(name) || category.longName.equals(name))
                .findFirst();
    }

    boolean has(int codePoint) {
        return (types >>> Character.getType(codePoint) & 1) != 0;
    }
}
