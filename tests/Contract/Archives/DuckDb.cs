using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;

namespace CloudflareWorkflows.Contract.Tests.Archives;

/// <summary>DuckDB, which reads archives as any other engine does. Its native library stays in the package, because it is large
/// and there is one for each platform.</summary>
internal static class DuckDb
{
    private static readonly Lazy<string?> s_skipReason = new(Load);

    /// <summary>Why DuckDB can't be used; null if it can.</summary>
    public static string? SkipReason => s_skipReason.Value;

    /// <summary>Runs a query.</summary>
    /// <returns>The rows, as text with a bar between the columns.</returns>
    public static IReadOnlyList<string> Query(string query)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetValue(column)}")));
        }

        return rows;
    }

    private static string? Load()
    {
        (string platform, string name) = OperatingSystem.IsWindows() ? ($"win-{Architecture}", "duckdb.dll")
            : OperatingSystem.IsMacOS() ? ("osx", "libduckdb.dylib")
            : ($"linux-{Architecture}", "libduckdb.so");
        string path = Path.Combine(BuildMetadata.Of("DuckDbPath"), platform, "native", name);
        if (!NativeLibrary.TryLoad(path, out IntPtr library))
        {
            return $"DuckDB's library can't be loaded: {path}. DUCKDB=true downloads it before a build.";
        }

        NativeLibrary.SetDllImportResolver(
            Assembly.Load("DuckDB.NET.Bindings"),
            (asked, _, _) => asked.Contains("duckdb", StringComparison.OrdinalIgnoreCase) ? library : IntPtr.Zero);
        return null;
    }

    private static string Architecture => RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";
}
