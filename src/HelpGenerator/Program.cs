using System;
using System.Collections.Generic;
using System.IO;
using CloudflareWorkflows.HelpGenerator;

if (args.Length is not (4 or 5))
{
    Console.Error.WriteLine(
        "Usage: HelpGenerator <module dll> <help xml> <folder of the pages> <file that lists the module's references> "
        + "[<address of the pages>]");
    return 2;
}

Generation generation = new(args[1], args[2], args.Length == 5 ? new Uri(args[4]) : null);
IReadOnlyList<string> problems = generation.Run(args[0], File.ReadAllLines(args[3]));
foreach (string problem in problems)
{
    // MSBuild reports a line in this format as an error.
    Console.WriteLine($"{Path.GetFileNameWithoutExtension(args[0])} : error {problem}");
}

return problems.Count == 0 ? 0 : 1;
