using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Writes the outcome of a change to an instance.</summary>
internal static class ChangeReport
{
    public static void Tell(CloudflareCommand command, ChangedInstance changed)
    {
        if (changed.WasThere)
        {
            command.WriteVerbose($"There was nothing to do: '{changed.Id}' is {changed.Status}.");
        }

        if (changed.Read is not null)
        {
            command.WriteObject(changed.Read);
        }
    }
}
