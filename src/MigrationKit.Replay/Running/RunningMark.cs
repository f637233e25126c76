using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace MigrationKit.Replay.Running;

/// <summary>
/// Notes in a file which statement is being run, so that whoever started this process can say where it was when the engine took it down.
/// One small write without a flush: the system keeps it when a process dies.
/// </summary>
internal sealed class RunningMark : IDisposable
{
    private const int Width = 512;

    private readonly SafeFileHandle? _file;
    private readonly byte[] _line = new byte[Width];
    private string _path = "";
    private string _text = "";
    private int _at;
    private int _lineNumber;
    private int _lineStart;

    public RunningMark(string? file)
    {
        if (file is not null)
        {
            _file = File.OpenHandle(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        }
    }

    public void Begin(string path, string text) => (_path, _text, _at, _lineNumber, _lineStart) = (path, text, 0, 1, 0);

    /// <summary>Positions of one text come in ascending order, so that it is walked once.</summary>
    public void At(int position)
    {
        if (_file is null)
        {
            return;
        }

        for (var next = _text.IndexOf('\n', _at, position - _at); next >= 0; next = _text.IndexOf('\n', _at, position - _at))
        {
            _lineNumber++;
            _lineStart = _at = next + 1;
        }

        _at = position;
        // By a loop: what fills arrays fast is compiled first.
        for (var i = 0; i < Width; i++)
        {
            _line[i] = (byte)' ';
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{_path}({_lineNumber},{position - _lineStart + 1})");
        Encoding.UTF8.GetBytes(text.AsSpan(0, Math.Min(text.Length, Width / 4)), _line);
        _line[Width - 1] = (byte)'\n';
        RandomAccess.Write(_file, _line, 0);
    }

    public void Dispose() => _file?.Dispose();
}
