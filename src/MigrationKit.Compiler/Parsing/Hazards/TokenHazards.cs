namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What single tokens of a statement give away, in one walk over them.</summary>
internal sealed class TokenHazards(ScannedText text, List<Hazard> hazards, List<StatementFact> facts)
{
    private readonly List<string> _unsteady = [];
    private readonly List<string> _features = [];
    private int _unsteadyHazard = -1;

    /// <param name="statement">The statement.</param>
    /// <param name="isData">It writes rows.</param>
    public void Find(StatementTokens statement, bool isData)
    {
        var depth = 0;
        var isInRows = false;
        for (var at = statement.First; at < statement.End; at++)
        {
            var token = text.Tokens[at];
            if (depth == 0 && !text.IsSymbol(at, '(') && !text.IsSymbol(at, ','))
            {
                isInRows = text.IsWord(at, "VALUES");
            }

            switch (token.Kind)
            {
                case TokenKind.Symbol when token.Length == 1:
                    depth += text.Text[token.Start] == '(' ? 1 : text.Text[token.Start] == ')' ? -1 : 0;
                    break;
                case TokenKind.QuotedName when text.Text[token.Start] == '"':
                    FindDoubleQuoted(statement, at, isRow: isInRows && depth == 1);
                    break;
                case TokenKind.Word when isData && UnsteadyValue.At(text, at, statement.End) is { } call:
                    AddUnsteady(token, call);
                    FindFeature(statement, at, depth);
                    break;
                case TokenKind.Word or TokenKind.Number or TokenKind.Symbol:
                    FindFeature(statement, at, depth);
                    break;
            }
        }
    }

    private void FindFeature(StatementTokens statement, int at, int depth)
    {
        if (EngineFeature.At(text, statement, at, depth) is { } feature && !_features.Contains(feature.Name))
        {
            var token = text.Tokens[at];
            _features.Add(feature.Name);
            hazards.Add(new Hazard(HazardKind.NeedsEngine, new TextSpan(token.Start, token.End), feature.Name, feature.Since));
        }
    }

    private void FindDoubleQuoted(StatementTokens statement, int at, bool isRow)
    {
        var token = text.Tokens[at];
        var span = new TextSpan(token.Start, token.End);
        switch (DoubleQuotedText.Place(text, statement, at, isRow))
        {
            case DoubleQuotedPlace.Value:
                hazards.Add(new Hazard(HazardKind.DoubleQuotedValue, span, text.TextOf(token)));
                break;
            case DoubleQuotedPlace.Comparison:
                var table = StatementTarget.Indexed(text, statement) ?? StatementTarget.Changed(text, statement) ?? "";
                facts.Add(new StatementFact(StatementFactKind.MaybeColumn, span, table, SqlName.Written(text, token), text.TextOf(token)));
                break;
        }
    }

    /// <summary>One hazard a script, at the first.</summary>
    private void AddUnsteady(Token token, string call)
    {
        if (_unsteadyHazard < 0)
        {
            _unsteadyHazard = hazards.Count;
            hazards.Add(new Hazard(HazardKind.UnsteadyValue, new TextSpan(token.Start, token.End), call));
        }
        else if (!_unsteady.Contains(call))
        {
            hazards[_unsteadyHazard] = hazards[_unsteadyHazard] with { Detail = hazards[_unsteadyHazard].Detail + ", " + call };
        }

        _unsteady.Add(call);
    }
}
