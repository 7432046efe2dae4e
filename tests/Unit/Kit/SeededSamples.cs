using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Checks random values that come from <see cref="TestSeed"/>. CsCheck itself takes a seed for the first value
/// only.</summary>
internal static class SeededSamples
{
    private const int Usual = 100;

    extension<T>(Gen<T> gen)
    {
        /// <summary>Checks some values. A failure shows the seed of the run, and the seed of the value for CsCheck.</summary>
        public void SampleSeeded(Action<T> check, int iter = Usual, Func<T, string>? print = null)
        {
            foreach (string seed in Seeds(iter))
            {
                gen.Sample(check, seed: seed, iter: 1, threads: 1, print: print);
            }
        }

        /// <inheritdoc cref="SampleSeeded{T}(Gen{T}, Action{T}, int, Func{T, string})"/>
        public async Task SampleSeededAsync(Func<T, Task> check, int iter = Usual)
        {
            foreach (string seed in Seeds(iter))
            {
                await gen.SampleAsync(check, seed: seed, iter: 1, threads: 1);
            }
        }
    }

    private static IEnumerable<string> Seeds(int count)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(TestSeed.Line);
        Random random = new(TestSeed.Value);
        for (int number = 0; number < count; number++)
        {
            yield return new PCG((uint)random.Next(), (ulong)random.NextInt64()).ToString();
        }
    }
}
