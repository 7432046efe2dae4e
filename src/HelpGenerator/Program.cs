using System.IO;

File.WriteAllText(args[1], "<helpItems xmlns=\"http://msh\" schema=\"maml\" />\n");
return 0;
