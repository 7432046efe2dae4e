using System;
using System.Globalization;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Runs code under another culture.</summary>
internal static class Culture
{
    public static T Of<T>(string name, Func<T> work)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
