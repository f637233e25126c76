using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Parsing;

/// <summary>One script out of a scanned file.</summary>
internal sealed class ScriptParser(ScannedText text, SqlDialect dialect, List<Fault> faults)
{
    /// <param name="span">Where the script stands in the file.</param>
    /// <param name="outside">What the file says against a transaction in another tool's words; empty otherwise.</param>
    public SqlScript Parse(TextSpan span, string outside)
    {
        int first = text.FirstTokenAt(span.Start), end = text.FirstTokenAt(span.End);
        var splitter = new StatementSplitter(text, dialect);
        splitter.Split(first, end);
        faults.AddRange(splitter.Faults);

        var directives = DirectiveReader.Read(text, span);
        var statements = Statements(splitter.Statements, span.Start);
        CheckSteps(directives, statements);
        CheckTimeouts(directives);
        if (statements.Length == 0 && !directives.Any(directive => directive.Name == DirectiveName.Step))
        {
            faults.Add(new Fault(FaultKind.EmptyScript, Excerpt.Span(text.Text, span.Start, span.End), ""));
        }

        var analysis = new TransactionAnalysis(text, splitter.Statements, dialect);
        var declines = directives.Any(directive => directive is { Name: DirectiveName.Transaction, Value: "none" });
        var transaction = declines
            ? analysis.Analyse("transaction none", isOurs: true)
            : analysis.Analyse(outside, isOurs: false);
        faults.AddRange(analysis.Faults);
        var hazards = new HazardFinder(text, splitter.Statements);
        if (dialect == SqlDialect.Sqlite)
        {
            hazards.Find(transaction, declines || outside.Length > 0);
        }

        return new SqlScript(
            text.Text.Substring(span.Start, span.Length),
            span,
            LineAt(span.Start),
            new EquatableArray<Statement>(statements),
            directives.ToEquatableArray(),
            ScriptDigests.Checksum(text.Text, span),
            ScriptDigests.Fingerprint(text, first, end, directives),
            transaction)
        {
            Hazards = hazards.Hazards,
            Facts = hazards.Facts,
        };
    }

    private Statement[] Statements(IReadOnlyList<StatementTokens> split, int scriptStart)
    {
        var offsets = new Utf8Offsets(text.Text, scriptStart);
        var statements = new Statement[split.Count];
        for (var i = 0; i < statements.Length; i++)
        {
            var tokens = split[i];
            var start = text.Tokens[tokens.First].Start;
            var end = text.Tokens[tokens.IsTerminated ? tokens.End : tokens.End - 1].End;
            statements[i] = new Statement(
                new TextSpan(start, end), offsets.Of(start), offsets.Of(end), tokens.Kind, tokens.IsTerminated);
        }

        return statements;
    }

    /// <summary>A step runs between two statements; inside one it could not.</summary>
    private void CheckSteps(List<Directive> directives, Statement[] statements)
    {
        var next = 0;
        foreach (var step in directives.Where(directive => directive.Name == DirectiveName.Step))
        {
            while (next < statements.Length && statements[next].Span.End <= step.Span.Start)
            {
                next++;
            }

            if (next < statements.Length && statements[next].Span.Start < step.Span.Start)
            {
                faults.Add(DirectiveReader.Malformed(step.Span, step.Name, step.Value, "a place between two statements"));
            }
        }
    }

    /// <summary>It is for the whole script, so of two nobody could say which one counts.</summary>
    private void CheckTimeouts(List<Directive> directives) => faults.AddRange(
        directives.Where(directive => directive.Name == DirectiveName.Timeout).Skip(1)
            .Select(second => DirectiveReader.Malformed(second.Span, second.Name, second.Value, "one timeout, which is for the whole script")));

    private int LineAt(int position)
    {
        var line = 1;
        for (var at = 0; at < position; at++)
        {
            line += text.Text[at] == '\n' ? 1 : 0;
        }

        return line;
    }
}
