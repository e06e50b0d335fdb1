Console.WriteLine("Examples Copier");
