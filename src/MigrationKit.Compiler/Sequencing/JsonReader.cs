using System.Globalization;
using System.Text;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Reads JSON strictly (RFC 8259) into dictionaries, lists, strings, bools and null; a number stays its text in a
/// <see cref="JsonNumber"/>. Our own, because a generator that brings a JSON package fails to load beside another version of it.
/// </summary>
internal sealed class JsonReader
{
    // Deeper than any real file, shallow enough for the compiler's stack.
    private const int DeepestNesting = 64;

    private readonly string _text;
    private int _position;
    private int _depth;

    private JsonReader(string text) => _text = text;

    /// <exception cref="JsonFault">The text is not JSON.</exception>
    public static object? Read(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.Value();
        reader.SkipWhiteSpace();
        return reader._position == text.Length ? value : throw reader.Fault("the end of the file was expected");
    }

    private object? Value()
    {
        SkipWhiteSpace();
        switch (Peek())
        {
            case '{':
                return Nested(Object);
            case '[':
                return Nested(Array);
            case '"':
                return String();
            case 't':
                return Word("true", true);
            case 'f':
                return Word("false", false);
            case 'n':
                return Word("null", null);
            default:
                return Number();
        }
    }

    private object Nested(Func<object> read)
    {
        if (++_depth > DeepestNesting)
        {
            throw Fault("it is nested too deeply");
        }

        var value = read();
        _depth--;
        return value;
    }

    private object Object()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        _position++;
        SkipWhiteSpace();
        for (var isFirst = true; Peek() != '}'; isFirst = false)
        {
            if (!isFirst)
            {
                Expect(',');
            }

            SkipWhiteSpace();
            var name = String();
            if (members.ContainsKey(name))
            {
                throw Fault($"\"{name}\" stands twice in one object");
            }

            SkipWhiteSpace();
            Expect(':');
            members.Add(name, Value());
            SkipWhiteSpace();
        }

        _position++;
        return members;
    }

    private object Array()
    {
        var items = new List<object?>();
        _position++;
        SkipWhiteSpace();
        for (var isFirst = true; Peek() != ']'; isFirst = false)
        {
            if (!isFirst)
            {
                Expect(',');
            }

            items.Add(Value());
            SkipWhiteSpace();
        }

        _position++;
        return items;
    }

    private string String()
    {
        Expect('"');
        var result = new StringBuilder();
        while (true)
        {
            var character = Peek();
            if (character < ' ')
            {
                throw Fault("a string is not closed");
            }

            _position++;
            switch (character)
            {
                case '"':
                    return result.ToString();
                case '\\':
                    result.Append(Escape());
                    break;
                default:
                    result.Append(character);
                    break;
            }
        }
    }

    private char Escape()
    {
        var character = Peek();
        _position++;
        switch (character)
        {
            case '"' or '\\' or '/':
                return character;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _position + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default:
                _position--;
                throw Fault("an escape in a string is not one of JSON's");
        }
    }

    private JsonNumber Number()
    {
        var start = _position;
        if (Peek() == '-')
        {
            _position++;
        }

        var isZero = Peek() == '0';
        var isValid = Digits(out var length) && (!isZero || length == 1);
        if (isValid && Peek() == '.')
        {
            _position++;
            isValid = Digits(out _);
        }

        if (isValid && Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-')
            {
                _position++;
            }

            isValid = Digits(out _);
        }

        return isValid ? new JsonNumber(_text.Substring(start, _position - start)) : throw Fault("a value was expected");
    }

    private bool Digits(out int length)
    {
        var start = _position;
        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }

        length = _position - start;
        return length > 0;
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            throw Fault("a value was expected");
        }

        _position += word.Length;
        return value;
    }

    private void Expect(char character)
    {
        if (Peek() != character)
        {
            throw Fault($"'{character}' was expected");
        }

        _position++;
    }

    // NUL stands for the end: it is no part of JSON either.
    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private void SkipWhiteSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private JsonFault Fault(string what)
    {
        var before = _text.Substring(0, Math.Min(_position, _text.Length));
        var line = before.Count(character => character == '\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return new JsonFault($"{what} at line {line}, column {column}");
    }
}
