namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// Which letter and mark Unicode's form NFC makes one character of. A table, because the runtime's own test answers nothing where it has no tables of
/// the world's languages, and a name is to be judged the same everywhere. Unicode promises that pairs of known characters are never added.
/// </summary>
internal static class Composition
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Finals = 28;

    /// <param name="text">A text.</param>
    /// <param name="at">Where a character stands in it that may be a mark.</param>
    /// <returns>Whether the mark and the letter before it are one character elsewhere. Other marks may stand between them.</returns>
    public static bool Joins(string text, int at)
    {
        var mark = text[at];
        if (at == 0)
        {
            return false;
        }

        var before = text[at - 1];
        if (mark is >= '\u1161' and <= '\u1175')
        {
            return before is >= '\u1100' and <= '\u1112';
        }

        if (mark is >= '\u11A8' and <= '\u11C2')
        {
            return before is >= (char)FirstSyllable and <= (char)LastSyllable && (before - FirstSyllable) % Finals == 0;
        }

        var letters = LettersOf(mark);
        var letter = at - 1;
        while (letters.Length > 0 && letter > 0 && LettersOf(text[letter]).Length > 0)
        {
            letter--;
        }

        return letters.IndexOf(text[letter]) >= 0;
    }

    private static string LettersOf(char mark) => mark switch
    {
        '\u0300' => "AEINOUWYaeinouwy¨ÂÊÔÜâêôüĂăĒēŌōƠơƯưΑΕΗΙΟΥΩαεηιουωϊϋЕИеиἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ᾿῾",
        '\u0301' => "ACEGIKLMNOPRSUWYZacegiklmnoprsuwyz¨ÂÅÆÇÊÏÔÕØÜâåæçêïôõøüĂăĒēŌōŨũƠơƯưΑΕΗΙΟΥΩαεηιουωϊϋϒГКгкἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ᾿῾",
        '\u0302' => "ACEGHIJOSUWYZaceghijosuwyzẠạẸẹỌọ",
        '\u0303' => "AEINOUVYaeinouvyÂÊÔâêôĂăƠơƯư",
        '\u0304' => "AEGIOUYaegiouyÄÆÕÖÜäæõöüǪǫȦȧȮȯΑΙΥαιυИУиуḶḷṚṛ",
        '\u0306' => "AEGIOUaegiouȨȩΑΙΥαιυАЕЖИУаежиуẠạ",
        '\u0307' => "ABCDEFGHIMNOPRSTWXYZabcdefghmnoprstwxyzŚśŠšſṢṣ",
        '\u0308' => "AEHIOUWXYaehiotuwxyÕõŪūΙΥιυϒІАЕЖЗИОУЧЫЭаежзиоучыэіӘәӨө",
        '\u0309' => "AEIOUYaeiouyÂÊÔâêôĂăƠơƯư",
        '\u030A' => "AUauwy",
        '\u030B' => "OUouУу",
        '\u030C' => "ACDEGHIKLNORSTUZacdeghijklnorstuzÜüƷʒ",
        '\u030F' => "AEIORUaeioruѴѵ",
        '\u0311' => "AEIORUaeioru",
        '\u0313' => "ΑΕΗΙΟΩαεηιορυω",
        '\u0314' => "ΑΕΗΙΟΡΥΩαεηιορυω",
        '\u031B' => "OUou",
        '\u0323' => "ABDEHIKLMNORSTUVWYZabdehiklmnorstuvwyzƠơƯư",
        '\u0324' => "Uu",
        '\u0325' => "Aa",
        '\u0326' => "STst",
        '\u0327' => "CDEGHKLNRSTcdeghklnrst",
        '\u0328' => "AEIOUaeiou",
        '\u032D' => "DELNTUdelntu",
        '\u032E' => "Hh",
        '\u0330' => "EIUeiu",
        '\u0331' => "BDKLNRTZbdhklnrtz",
        '\u0338' => "<=>←→↔⇐⇒⇔∃∈∋∣∥∼≃≅≈≍≡≤≥≲≳≶≷≺≻≼≽⊂⊃⊆⊇⊑⊒⊢⊨⊩⊫⊲⊳⊴⊵",
        '\u0342' => "¨αηιυωϊϋἀἁἈἉἠἡἨἩἰἱἸἹὐὑὙὠὡὨὩ᾿῾",
        '\u0345' => "ΑΗΩάήαηωώἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὰὴὼᾶῆῶ",
        '\u0653' => "ا",
        '\u0654' => "اويہےە",
        '\u0655' => "ا",
        '\u093C' => "नरळ",
        '\u09BE' => "\u09C7",
        '\u09D7' => "\u09C7",
        '\u0B3E' => "\u0B47",
        '\u0B56' => "\u0B47",
        '\u0B57' => "\u0B47",
        '\u0BBE' => "\u0BC6\u0BC7",
        '\u0BD7' => "\u0BC6ஒ",
        '\u0C56' => "\u0C46",
        '\u0CC2' => "\u0CC6",
        '\u0CD5' => "\u0CBF\u0CC6\u0CCA",
        '\u0CD6' => "\u0CC6",
        '\u0D3E' => "\u0D46\u0D47",
        '\u0D57' => "\u0D46",
        '\u0DCA' => "\u0DD9\u0DDC",
        '\u0DCF' => "\u0DD9",
        '\u0DDF' => "\u0DD9",
        '\u102E' => "ဥ",
        '\u1B35' => "\u1B3A\u1B3C\u1B3E\u1B3F\u1B42ᬅᬇᬉᬋᬍᬑ",
        '\u3099' => "うかきくけこさしすせそたちつてとはひふへほゝウカキクケコサシスセソタチツテトハヒフヘホワヰヱヲヽ",
        '\u309A' => "はひふへほハヒフヘホ",
        _ => "",
    };
}
