using static CloudflareWorkflows.Analysis.Grouping.Characters;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Matches network addresses: IPv4, IPv6, and a host with its port.</summary>
internal static class AddressPattern
{
    private const int Longest = 253;

    /// <summary>The length of the address at a position; 0 if none is there.</summary>
    public static int Match(string text, int index)
    {
        int length = V4(text, index);
        if (length > 0)
        {
            return length + Port(text, index + length);
        }

        length = V6(text, index);
        return length > 0 ? length : HostAndPort(text, index);
    }

    private static int V4(string text, int index)
    {
        int length = 0;
        for (int part = 0; part < 4; part++)
        {
            int digits = Digits(text, index + length, 4);
            if (digits is 0 or 4 || (part < 3 && At(text, index + length + digits) != '.'))
            {
                return 0;
            }

            length += digits + (part < 3 ? 1 : 0);
        }

        return IsOfWord(At(text, index + length)) ? 0 : length;
    }

    /// <summary>At least three groups of hexadecimal digits, one of them with a letter or left out.</summary>
    private static int V6(string text, int index)
    {
        int length = 0;
        int colons = 0;
        bool isCertain = false;
        while (length < 40 && (IsHex(At(text, index + length)) || At(text, index + length) == ':'))
        {
            bool isColon = text[index + length] == ':';
            colons += isColon ? 1 : 0;
            isCertain |= (isColon && length > 0 && text[index + length - 1] == ':') || IsLetter(text[index + length]);
            length++;
        }

        return colons >= 3 && isCertain && !IsOfWord(At(text, index + length)) ? length : 0;
    }

    private static int HostAndPort(string text, int index)
    {
        // What follows a dot has been looked at already.
        if (At(text, index - 1) is '.' or '-')
        {
            return 0;
        }

        int length = 0;
        int dots = 0;
        while (length < Longest && (IsOfWord(At(text, index + length)) || At(text, index + length) is '-' or '.'))
        {
            dots += text[index + length] == '.' ? 1 : 0;
            length++;
        }

        int port = Port(text, index + length);
        return dots > 0 && port > 0 ? length + port : 0;
    }

    private static int Port(string text, int index) =>
        At(text, index) == ':' && Digits(text, index + 1, 6) is > 0 and < 6 and int digits && !IsOfWord(At(text, index + 1 + digits))
            ? digits + 1
            : 0;
}
