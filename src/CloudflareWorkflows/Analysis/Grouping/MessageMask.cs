using System.Text;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Replaces what varies in a message: numbers, times, IDs, addresses. It scans the text once, without regular
/// expressions, so that no text takes long.</summary>
internal sealed class MessageMask
{
    /// <summary>The number of characters that are used.</summary>
    private const int Longest = 1000;

    /// <summary>Every masked part of a shape.</summary>
    public const string Masked = "<>";

    /// <summary>Stands for a space inside a masked part, such as <c>&lt;n&gt; bytes</c>.</summary>
    public const char InnerSpace = '\u001f';

    private readonly string _line;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _shape = new();
    private readonly StringBuilder _codes = new();
    private bool _isJson;

    public MessageMask(string message)
    {
        _line = FirstLine(message);
        for (int index = 0; index < _line.Length;)
        {
            index += Scan(index);
        }
    }

    /// <summary>The masked text, with single spaces between its words.</summary>
    public string Text => _text.ToString().TrimEnd();

    /// <summary>The same, without the kinds and units of what was masked.</summary>
    public string Shape => _shape.ToString().TrimEnd();

    /// <summary>The codes in the message.</summary>
    public string Codes => _codes.ToString();

    /// <summary>Processes the next part.</summary>
    /// <returns>Its length.</returns>
    private int Scan(int index)
    {
        char one = _line[index];
        _isJson |= one == '{' && (Characters.IsAt(_line, index + 1, "\"") || Characters.IsAt(_line, index + 1, " \""));
        (int length, string? mask) = Match(index);
        if (mask is not null)
        {
            _ = _text.Append(mask);
            _ = _shape.Append(Masked);
            return length;
        }

        _ = _text.Append(_line, index, length);
        _ = _shape.Append(_line, index, length);

        // A body in JSON has no spaces, and would be one word.
        if (_isJson && one is '{' or ',' && Characters.At(_line, index + 1) != ' ')
        {
            _ = _text.Append(' ');
            _ = _shape.Append(' ');
        }

        return length;
    }

    private (int Length, string? Mask) Match(int index)
    {
        if (_line[index] == ' ')
        {
            return (1, null);
        }

        if (index > 0 && Characters.IsOfWord(_line[index - 1]))
        {
            return Numbers.MatchInWord(_line, index);
        }

        // Most words are plain.
        int letters = Characters.Letters(_line, index);
        if (letters != TimePattern.NameLength && letters > 0 && Characters.At(_line, index + letters) == ' ')
        {
            return (letters, null);
        }

        if (ErrorCode.Match(_line, index) is > 0 and int code)
        {
            _ = _codes.Append(_line, index, code).Append(' ');
            return (code, null);
        }

        if (!_isJson && VaryingText.MatchQuoted(_line, index) is > 0 and int quoted)
        {
            return (quoted, "<text>");
        }

        (int length, string? mask) = VaryingText.Match(_line, index);
        return length > 0 ? (length, mask) : Numbers.Match(_line, index);
    }

    /// <summary>Returns the first line that isn't empty, with single spaces. A line continues in the next one if it ends
    /// with an opening bracket, a colon, or a comma: JSON is often formatted.</summary>
    private static string FirstLine(string message)
    {
        int start = 0;
        while (start < message.Length && IsSpace(message[start]))
        {
            start++;
        }

        StringBuilder line = new();
        for (int index = start; index < message.Length && index < start + Longest; index++)
        {
            char last = line.Length == 0 ? ' ' : line[^1] == ' ' && line.Length > 1 ? line[^2] : line[^1];
            if (message[index] is '\n' or '\r' && last is not ('{' or '[' or '(' or ':' or ','))
            {
                break;
            }

            if (!IsSpace(message[index]))
            {
                _ = line.Append(message[index]);
            }
            else if (line[^1] != ' ')
            {
                _ = line.Append(' ');
            }
        }

        return line.ToString();
    }

    private static bool IsSpace(char one) => char.IsWhiteSpace(one) || one == InnerSpace;
}
