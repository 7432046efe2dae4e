using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>The instances of a workflow by id and in creation order. The order never changes, so a position stays
/// valid when instances are added, removed or changed.</summary>
internal sealed class InstanceIndex(Action<Instance> onRemoved)
{
    private readonly Dictionary<string, Instance> _byId = new(StringComparer.Ordinal);
    private readonly List<Instance> _byCreation = [];

    public int Count => _byCreation.Count;

    /// <summary>All instances, oldest first.</summary>
    public ReadOnlySpan<Instance> All => CollectionsMarshal.AsSpan(_byCreation);

    public Instance? Find(string id) => _byId.GetValueOrDefault(id);

    public void Add(Instance instance)
    {
        _byId.Add(instance.Id, instance);
        _byCreation.Insert(IndexAfter(InstancePosition.Of(instance)), instance);
    }

    public void AddRange(IReadOnlyCollection<Instance> instances)
    {
        foreach (Instance instance in instances)
        {
            _byId.Add(instance.Id, instance);
        }

        _byCreation.AddRange(instances);
        _byCreation.Sort(static (left, right) => InstancePosition.Of(left).CompareTo(InstancePosition.Of(right)));
    }

    public void Remove(Instance instance)
    {
        if (_byId.Remove(instance.Id))
        {
            _byCreation.RemoveAt(IndexAfter(InstancePosition.Of(instance)) - 1);
            onRemoved(instance);
        }
    }

    /// <summary>Gives an instance another time of creation.</summary>
    public void Move(Instance instance, DateTimeOffset createdOn)
    {
        _byCreation.RemoveAt(IndexAfter(InstancePosition.Of(instance)) - 1);
        instance.CreatedOn = createdOn;
        _byCreation.Insert(IndexAfter(InstancePosition.Of(instance)), instance);
    }

    /// <summary>Removes all instances whose retention has expired.</summary>
    public void RemoveExpired(DateTimeOffset now)
    {
        _ = _byCreation.RemoveAll(instance =>
        {
            bool isRemoved = instance.HasExpired(now) && _byId.Remove(instance.Id);
            if (isRemoved)
            {
                onRemoved(instance);
            }

            return isRemoved;
        });
    }

    /// <summary>Makes all instances compute their state again.</summary>
    public void ForgetStates() => _byCreation.ForEach(instance => instance.ForgetState());

    /// <summary>The number of instances at or before a position.</summary>
    public int IndexAfter(InstancePosition position)
    {
        int low = 0;
        int high = _byCreation.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (InstancePosition.Of(_byCreation[middle]).CompareTo(position) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
