using Xunit;

// The engine keeps the style of output for the process, not for a terminal.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
