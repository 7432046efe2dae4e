using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Writes HTML. The literal text of an interpolated string is markup; each value in it is text, and is encoded.
/// There is no way to write a value as markup.</summary>
/// <param name="output">Where the HTML goes.</param>
internal sealed class HtmlWriter(TextWriter output)
{
    private Place _place;

    /// <summary>Where the next value stands.</summary>
    private enum Place
    {
        /// <summary>Between tags.</summary>
        Text,

        /// <summary>In a tag, outside of quotes. No value can stand there.</summary>
        Tag,

        /// <summary>In the quotes of an attribute.</summary>
        Attribute,
    }

    /// <summary>The number of bytes that were written, in UTF-8.</summary>
    public long Length { get; private set; }

    /// <summary>Writes markup with values.</summary>
    /// <param name="markup">An interpolated string, whose tags are complete.</param>
    public void Write([InterpolatedStringHandlerArgument("")] HtmlMarkup markup)
    {
        // Its parts are written already.
        _ = markup;
        if (_place != Place.Text)
        {
            throw new InvalidOperationException("A tag isn't complete.");
        }
    }

    /// <summary>Writes a literal part. Only the handler of interpolated strings calls it.</summary>
    internal void WriteLiteral(string literal)
    {
        foreach (char one in literal)
        {
            _place = (_place, one) switch
            {
                (Place.Text, '<') => Place.Tag,
                (Place.Tag, '>') => Place.Text,
                (Place.Tag, '"') => Place.Attribute,
                (Place.Attribute, '"') => Place.Tag,
                _ => _place,
            };
        }

        Put(literal);
    }

    /// <summary>Writes a value, encoded for its place.</summary>
    internal void WriteValue(string? value)
    {
        if (_place == Place.Tag)
        {
            throw new InvalidOperationException("A value in a tag needs quotes.");
        }

        string text = EscapedText.Of(value ?? "");
        int written = 0;
        for (int index = 0; index < text.Length; index++)
        {
            if (Encode(text[index]) is string code)
            {
                Put(text[written..index]);
                Put(code);
                written = index + 1;
            }
        }

        Put(written == 0 ? text : text[written..]);
    }

    /// <summary>Returns what stands for a character; null for the character itself.</summary>
    private string? Encode(char one) => one switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' when _place == Place.Attribute => "&quot;",
        '\'' when _place == Place.Attribute => "&#39;",
        _ => null,
    };

    private void Put(string text)
    {
        Length += Encoding.UTF8.GetByteCount(text);
        output.Write(text);
    }
}
