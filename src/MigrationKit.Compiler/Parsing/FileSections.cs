using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Parsing;

/// <summary>Which part of a file is the up script and which the down script, by its markers and its name.</summary>
internal sealed class FileSections
{
    private readonly List<Fault> _faults;

    private FileSections(List<Fault> faults) => _faults = faults;

    public TextSpan? Up { get; private set; }

    public TextSpan? Down { get; private set; }

    /// <summary>What the up section's marker or the file says against a transaction; empty otherwise.</summary>
    public string UpOutside { get; private set; } = "";

    public string DownOutside { get; private set; } = "";

    /// <param name="text">The file.</param>
    /// <param name="direction">What its name says.</param>
    /// <param name="dialect">For the SQL in directives.</param>
    /// <param name="faults">Takes what is wrong with sections and directives.</param>
    public static FileSections Of(ScannedText text, ScriptDirection direction, SqlDialect dialect, List<Fault> faults)
    {
        var markers = SectionMarkers.Read(text, faults);
        DirectiveReader.Check(text, direction == ScriptDirection.Down || markers.Markers.Count > 0, dialect, faults);
        var sections = new FileSections(faults)
        {
            UpOutside = markers.Outside,
            DownOutside = markers.Outside,
        };
        var whole = new TextSpan(0, text.Text.Length);
        if (direction == ScriptDirection.Down)
        {
            sections.Down = whole;
            sections._faults.AddRange(markers.Markers.Select(marker => Malformed(text, marker.Comment)));
        }
        else if (markers.Markers.Count == 0)
        {
            sections.Up = whole;
        }
        else
        {
            sections.Divide(text, markers.Markers);
        }

        return sections;
    }

    private void Divide(ScannedText text, IReadOnlyList<SectionMarker> markers)
    {
        for (var i = 0; i < markers.Count; i++)
        {
            var marker = markers[i];
            var end = i + 1 < markers.Count ? markers[i + 1].Line.Start : text.Text.Length;
            var section = new TextSpan(marker.Line.End, end);
            if (marker.Direction == ScriptDirection.Up && Up is null)
            {
                Up = section;
                UpOutside = marker.Outside.Length > 0 ? marker.Outside : UpOutside;
            }
            else if (marker.Direction == ScriptDirection.Down && Down is null)
            {
                Down = section;
                DownOutside = marker.Outside.Length > 0 ? marker.Outside : DownOutside;
                if (marker.NeedsUp && Up is null)
                {
                    _faults.Add(Malformed(text, marker.Comment));
                }
            }
            else
            {
                _faults.Add(Malformed(text, marker.Comment));
            }
        }

        var front = new TextSpan(0, markers[0].Line.Start);
        if (Up is null)
        {
            Up = front;
        }
        else
        {
            CheckFront(text, front);
        }
    }

    /// <summary>What stands in front of the first marker runs nowhere: comments may, SQL and directives may not.</summary>
    private void CheckFront(ScannedText text, TextSpan front)
    {
        if (text.Tokens.Length > 0 && text.Tokens[0].Start < front.End)
        {
            _faults.Add(Excerpt.Fault(FaultKind.MalformedSection, text.Text, text.Tokens[0].Start, front.End));
        }

        _faults.AddRange(DirectiveReader.Read(text, front).Select(directive => DirectiveReader.Malformed(
            directive.Span, directive.Name, directive.Value, "a place behind the section marker, in the section that it is for")));
    }

    private static Fault Malformed(ScannedText text, TextSpan span)
        => Excerpt.Fault(FaultKind.MalformedSection, text.Text, span.Start, span.End);
}
