using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Lays out a table as text, as wide as its contents. One column gives way if that is too wide.</summary>
internal sealed class TextColumns(int width)
{
    private const string Ellipsis = "\u2026";

    private readonly List<Column> _columns = [];

    /// <summary>Adds a column. One without any value is left out.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="cells">The cells, on one line each.</param>
    /// <param name="isRight">Whether it's aligned to the right.</param>
    /// <param name="cut">Cuts a text to a length, if the column gives way where the table is too wide.</param>
    public TextColumns Add(string heading, IEnumerable<string> cells, bool isRight = false, Func<string, int, string>? cut = null)
    {
        string[] all = [.. cells];
        if (Array.Exists(all, cell => cell.Length > 0))
        {
            _columns.Add(new Column(heading, all, isRight, cut));
        }

        return this;
    }

    /// <summary>Cuts the end of a text.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + Ellipsis;

    /// <summary>The lines, the heading first.</summary>
    public IEnumerable<string> Lines()
    {
        if (_columns.Count == 0)
        {
            return [];
        }

        int tooWide = _columns.Sum(column => column.Width) + _columns.Count - 1 - width;
        foreach (Column column in _columns.Where(column => column.GivesWay && tooWide > 0))
        {
            int narrow = Math.Max(column.Heading.Length, column.Width - tooWide);
            tooWide -= column.Width - narrow;
            column.Width = narrow;
        }

        return new[] { Line(column => column.Heading) }
            .Concat(Enumerable.Range(0, _columns[0].Cells.Length).Select(row => Line(column => column.Cells[row])));
    }

    private string Line(Func<Column, string> cell) => string.Join(" ", _columns.Select(column => column.Fit(cell(column)))).TrimEnd();

    private sealed class Column(string heading, string[] cells, bool isRight, Func<string, int, string>? cut)
    {
        public string Heading => heading;

        public string[] Cells => cells;

        public bool GivesWay => cut is not null;

        public int Width { get; set; } = Math.Max(heading.Length, cells.Max(cell => cell.Length));

        public string Fit(string text)
        {
            string shown = cut is null ? text : cut(text, Width);
            return isRight ? shown.PadLeft(Width) : shown.PadRight(Width);
        }
    }
}
