using System;
using CloudflareWorkflows.Commands.Arguments;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>Suggestions are cached for 30 seconds.</summary>
public sealed class SuggestionCacheTests
{
    private static readonly Suggestions s_found = new([new Suggestion("a", "b")], IsComplete: true);

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(0, true)]
    [InlineData(29.9, true)]
    [InlineData(30, false)]
    public void Suggestions_are_cached_for_30_seconds(double seconds, bool isKnown)
    {
        SuggestionCache cache = new(_time);
        cache.Keep("w", s_found);

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(isKnown ? s_found : null, cache.Find("w"));
    }

    [Fact]
    public void Cache_keys_are_case_sensitive()
    {
        SuggestionCache cache = new(_time);
        cache.Keep("w", s_found);

        Assert.Null(cache.Find("W"));
    }
}
