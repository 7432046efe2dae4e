using System;
using System.Buffers.Binary;
using System.Collections;
using System.Collections.Generic;
using System.Text;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Finds the line of each instance that counts, in whatever file it is: the one of the run that started last. Of the
/// lines of a run, a full object counts, and of several of them the one that was read last from the service. If this is equal
/// too, the last line counts. It holds a hash of each key, and not the key.</summary>
/// <param name="files">The number of files.</param>
internal sealed class NewestLines(int files)
{
    private readonly Dictionary<KeyHash, Line> _newest = [];
    private readonly int[] _counts = new int[files];

    /// <summary>Counts a line of a file. It becomes the current line.</summary>
    public void Count(int file) => _counts[file]++;

    /// <summary>Adds the current line of a file.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="file">The number of the file.</param>
    /// <param name="isWanted">Whether it is returned if it is the newest.</param>
    public void Add(in ArchiveHead head, int file, bool isWanted)
    {
        KeyHash key = KeyHash.Of(head);
        Line line = new(
            head.StartedOn?.Ticks ?? 0, head.EndedOn?.Ticks ?? 0, head.HasSteps, head.ReadOn.Ticks, file, isWanted ? _counts[file] - 1 : -1);
        if (!_newest.TryGetValue(key, out Line newest) || line.Supersedes(newest))
        {
            _newest[key] = line;
        }
    }

    /// <summary>Returns for each file which of its lines are the newest and wanted.</summary>
    public BitArray[] ToWanted()
    {
        BitArray[] wanted = Array.ConvertAll(_counts, count => new BitArray(count));
        foreach (Line line in _newest.Values)
        {
            if (line.Number >= 0)
            {
                wanted[line.File][line.Number] = true;
            }
        }

        return wanted;
    }

    /// <param name="StartedOn">When the run started, in ticks; 0 if this isn't known.</param>
    /// <param name="EndedOn">When the run ended, in ticks; 0 if it hasn't ended.</param>
    /// <param name="HasSteps">Whether it is a full object.</param>
    /// <param name="ReadOn">When it was read, in ticks.</param>
    /// <param name="File">The number of the file.</param>
    /// <param name="Number">Its number in the file, counted from 0; -1 if it isn't wanted.</param>
    private readonly record struct Line(long StartedOn, long EndedOn, bool HasSteps, long ReadOn, int File, int Number)
    {
        public bool Supersedes(in Line other) =>
            StartedOn != other.StartedOn && StartedOn > 0 && other.StartedOn > 0 ? StartedOn > other.StartedOn
            : HasSteps != other.HasSteps && EndedOn == other.EndedOn && EndedOn > 0 ? HasSteps
            : ReadOn >= other.ReadOn;
    }

    /// <summary>128 bits of a hash. Two of a billion keys have the same with a probability of 1 to 10^21.</summary>
    private readonly record struct KeyHash(ulong High, ulong Low)
    {
        public static KeyHash Of(in ArchiveHead head)
        {
            ReadOnlySpan<byte> hash = Hashing.Sha256(Encoding.UTF8.GetBytes($"{head.AccountId}\n{head.WorkflowName}\n{head.Id}"));
            return new KeyHash(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
        }
    }
}
