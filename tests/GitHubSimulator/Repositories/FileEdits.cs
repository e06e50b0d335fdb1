using System.Text;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>Collects changes to files, as a person would make them in a working copy; the last word on a path wins.</summary>
public abstract class FileEdits<TSelf>
    where TSelf : FileEdits<TSelf>
{
    internal List<FileEdit> Edits { get; private set; } = [];

    /// <summary>Writes a text file in UTF-8; an existing file keeps its mode.</summary>
    public TSelf Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file; an existing file keeps its mode.</summary>
    public TSelf Write(string path, byte[] content) => Add(new FileEdit.Put(path, content, null));

    /// <summary>Writes an executable file (100755).</summary>
    public TSelf Executable(string path, string text) => Add(new FileEdit.Put(path, Encoding.UTF8.GetBytes(text), GitMode.Executable));

    /// <summary>Writes a symbolic link (120000).</summary>
    public TSelf Symlink(string path, string target) => Add(new FileEdit.Put(path, Encoding.UTF8.GetBytes(target), GitMode.Symlink));

    /// <summary>Points a submodule (160000) at a commit of another repository.</summary>
    public TSelf Submodule(string path, string commit) => Add(new FileEdit.Link(path, commit));

    /// <summary>Changes the mode of an existing file.</summary>
    public TSelf Mode(string path, GitMode mode) => Add(new FileEdit.Chmod(path, mode));

    /// <summary>Deletes an existing file.</summary>
    public TSelf Delete(string path) => Add(new FileEdit.Remove(path));

    /// <summary>Moves a file; content and mode stay.</summary>
    public TSelf Rename(string from, string to) => Add(new FileEdit.Move(from, to));

    /// <summary>Copies a file with its mode. In a pull request GitHub is then said to have noticed, and lists it as <c>copied</c>.</summary>
    public TSelf Copy(string from, string to) => Add(new FileEdit.Copy(from, to));

    /// <summary>Writes a file of so many bytes: lines of text, or bytes that are no text.</summary>
    public TSelf Sized(string path, int bytes, bool binary = false) => Write(path, SizedContent.Of(bytes, binary));

    internal List<FileEdit> TakeEdits()
    {
        var taken = Edits;
        Edits = [];
        return taken;
    }

    private TSelf Add(FileEdit edit)
    {
        Edits.Add(edit);
        return (TSelf)this;
    }
}

/// <summary>The changes of one commit.</summary>
public sealed class CommitEdits : FileEdits<CommitEdits>;
