using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// The section markers of a file: ours ('-- migration:down'), goose's ('-- +goose Up'), sql-migrate's ('-- +migrate Up') and
/// dbmate's ('-- migrate:up'). One that is overlooked would run the way back together with the way there,
/// so whatever looks like one and cannot be read is a fault.
/// </summary>
internal sealed class SectionMarkers
{
    private readonly List<SectionMarker> _markers = [];
    private readonly List<Fault> _faults;
    private readonly string _text;

    private SectionMarkers(string text, List<Fault> faults) => (_text, _faults) = (text, faults);

    public IReadOnlyList<SectionMarker> Markers => _markers;

    /// <summary>What the file as a whole says against a transaction ('NO TRANSACTION'), or empty.</summary>
    public string Outside { get; private set; } = "";

    public static SectionMarkers Read(ScannedText text, List<Fault> faults)
    {
        var markers = new SectionMarkers(text.Text, faults);
        for (var i = 0; i < text.LineComments.Length; i++)
        {
            markers.Read(text, text.LineComments[i]);
        }

        return markers;
    }

    private void Read(ScannedText text, Token comment)
    {
        var content = comment.Start + 2;
        while (content < comment.End && _text[content] is ' ' or '\t')
        {
            content++;
        }

        if (!MayBeMarker(content, comment.End))
        {
            return;
        }

        var words = _text.Substring(content, comment.End - content).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words[0] is "+goose" or "+migrate")
        {
            Annotation(comment, string.Join(" ", words.Skip(1)));
        }
        else if (words[0] is "migrate:up" or "migrate:down")
        {
            var direction = words[0] == "migrate:up" ? ScriptDirection.Up : ScriptDirection.Down;
            var options = string.Join(" ", words.Skip(1));
            Add(comment, direction, options == "transaction:false" ? options : "", needsUp: true);
            if (options is not ("" or "transaction:false" or "transaction:true"))
            {
                Fault(comment);
            }
        }
        else if (IsAlmost(words[0]))
        {
            Fault(comment);
        }
        else if (DirectiveComment.Read(text.Text, comment) is { Name: DirectiveName.Down, IsAlmost: false })
        {
            Add(comment, ScriptDirection.Down, "", needsUp: false);
        }
    }

    /// <summary>'+goose', 'migrate:up', 'migration:down', and whatever begins like them: all else is not taken apart.</summary>
    private bool MayBeMarker(int start, int end)
    {
        if (start == end || _text[start] is not ('m' or 'M'))
        {
            return start < end && _text[start] == '+';
        }

        var colon = _text.IndexOf(':', start, end - start);
        return colon >= 0 && _text.IndexOf(' ', start, colon - start) < 0;
    }

    // '-- Migrate: the rows' is prose; '-- MIGRATE:DOWN' is not.
    private static bool IsAlmost(string word) =>
        word.StartsWith("migrate:", StringComparison.Ordinal)
        || word.StartsWith("+goose", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("+migrate", StringComparison.OrdinalIgnoreCase)
        || string.Equals(word, "migrate:up", StringComparison.OrdinalIgnoreCase)
        || string.Equals(word, "migrate:down", StringComparison.OrdinalIgnoreCase);

    private void Annotation(Token comment, string annotation)
    {
        switch (annotation.ToUpperInvariant())
        {
            case "UP":
                Add(comment, ScriptDirection.Up, "", needsUp: true);
                break;
            case "DOWN":
                Add(comment, ScriptDirection.Down, "", needsUp: true);
                break;
            case "UP NOTRANSACTION":
                Add(comment, ScriptDirection.Up, "notransaction", needsUp: true);
                break;
            case "DOWN NOTRANSACTION":
                Add(comment, ScriptDirection.Down, "notransaction", needsUp: true);
                break;
            case "NO TRANSACTION":
                Outside = annotation;
                break;
            case "STATEMENTBEGIN" or "STATEMENTEND" or "ENVSUB ON" or "ENVSUB OFF":
                break;
            default:
                Fault(comment);
                break;
        }
    }

    private void Add(Token comment, ScriptDirection direction, string outside, bool needsUp)
    {
        var lineStart = comment.Start == 0 ? 0 : _text.LastIndexOf('\n', comment.Start - 1) + 1;
        for (var at = lineStart; at < comment.Start; at++)
        {
            if (!SqlCharacters.IsSpace(_text[at]))
            {
                // Behind SQL on its line: the section could not begin at a line start.
                Fault(comment);
                return;
            }
        }

        var line = new TextSpan(lineStart, Math.Min(comment.End + 1, _text.Length));
        _markers.Add(new SectionMarker(direction, line, new TextSpan(comment.Start, comment.End), outside, needsUp));
    }

    private void Fault(Token comment)
        => _faults.Add(Excerpt.Fault(FaultKind.MalformedSection, _text, comment.Start, comment.End));
}
