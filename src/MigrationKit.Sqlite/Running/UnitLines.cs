namespace MigrationKit.Sqlite.Running;

/// <summary>The lines of a script's pieces. They are asked for from the first to the last, and each line end is counted once.</summary>
internal sealed class UnitLines(MigrationScript script)
{
    private int _at;
    private int _line = script.FirstLine;

    public int Of(ScriptUnit unit)
    {
        if (unit.Step is { } step)
        {
            return step.Line;
        }

        if (unit.Start < _at)
        {
            (_at, _line) = (0, script.FirstLine);
        }

        _line += script.Utf8[_at..unit.Start].Count((byte)'\n');
        _at = unit.Start;
        return _line;
    }
}
