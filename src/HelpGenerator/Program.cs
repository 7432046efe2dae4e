using System;
using System.Collections.Generic;
using System.IO;
using CloudflareWorkflows.HelpGenerator;

if (args.Length != 3)
{
    Console.Error.WriteLine("Usage: HelpGenerator <module dll> <help xml> <file that lists the module's references>");
    return 2;
}

IReadOnlyList<string> problems = Generation.Run(args[0], args[1], File.ReadAllLines(args[2]));
foreach (string problem in problems)
{
    // MSBuild shows a line of this form as an error of its own.
    Console.WriteLine($"{Path.GetFileNameWithoutExtension(args[0])} : error {problem}");
}

return problems.Count == 0 ? 0 : 1;
