namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What a call asks of the engine by its arguments, of functions that once took fewer kinds of them.</summary>
internal static class FunctionCall
{
    /// <summary>How far a call is looked into: of thousands in each other, each would be read to the end of all.</summary>
    public const int TokensRead = 128;

    /// <param name="text">The text.</param>
    /// <param name="statement">Where the call stands.</param>
    /// <param name="at">The function's name.</param>
    /// <param name="name">That, in lower case.</param>
    public static EngineFeature? OfArguments(ScannedText text, StatementTokens statement, int at, string name) => name switch
    {
        "iif" or "if" => Conditions(name, Arguments(text, statement, at)),

        // RAISE(ABORT, 'no'): up to 3.46 the message is one literal or name.
        "raise" when Arguments(text, statement, at) is { Count: 2 } arguments && arguments[1] > 1 => new EngineFeature("RAISE() with an expression", "3.47.0"),
        _ => null,
    };

    private static EngineFeature? Conditions(string name, List<int>? arguments) => arguments?.Count switch
    {
        2 => new EngineFeature(name + "() of two arguments", "3.48.0"),
        > 3 => new EngineFeature(name + "() of more than three arguments", "3.49.0"),
        _ => null,
    };

    /// <summary>How many tokens each argument has; null where the call is too long to be read.</summary>
    private static List<int>? Arguments(ScannedText text, StatementTokens statement, int at)
    {
        var lengths = new List<int> { 0 };
        var depth = 1;
        for (var i = at + 2; i < statement.End; i++)
        {
            if (i > at + TokensRead)
            {
                return null;
            }

            depth += text.IsSymbol(i, '(') ? 1 : text.IsSymbol(i, ')') ? -1 : 0;
            if (depth == 0)
            {
                break;
            }

            if (depth == 1 && text.IsSymbol(i, ','))
            {
                lengths.Add(0);
            }
            else
            {
                lengths[lengths.Count - 1]++;
            }
        }

        return lengths;
    }
}
