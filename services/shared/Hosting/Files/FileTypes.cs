using Market.Kernel;

namespace Market.Hosting.Files;

/// <param name="Extension">Lower case, without the dot.</param>
public sealed record FileType(string Extension, string ContentType);

/// <summary>The kinds of files that people may upload. The content decides, and the extension must agree with it.</summary>
public static class FileTypes
{
    public static readonly IReadOnlyList<FileType> Allowed =
    [
        new("pdf", "application/pdf"),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        new("odt", "application/vnd.oasis.opendocument.text"),
        new("png", "image/png"),
        new("jpg", "image/jpeg"),
        new("jpeg", "image/jpeg"),
        new("txt", "text/plain; charset=utf-8"),
        new("csv", "text/csv; charset=utf-8"),
    ];

    /// <summary>The type of a file with an acceptable name and content, or the reason why not.</summary>
    /// <param name="content">Can seek; read from its start, left anywhere.</param>
    public static Result<FileType> Check(string name, Stream content)
    {
        var named = CheckName(name);
        if (named.Failed)
            return Result<FileType>.From(named);
        if (content.Length == 0)
            return FileErrors.Empty;
        var type = TypeOf(named.Value)!;
        var refusal = CheckContent(type.Extension, content);
        return refusal is null ? type : refusal;
    }

    /// <summary>The name in normal form when it is acceptable and of an accepted kind, or the reason why not.</summary>
    public static Result<string> CheckName(string name)
    {
        var named = FileNames.Check(name);
        return !named.Failed && TypeOf(named.Value) is null ? FileErrors.TypeNotAllowed : named;
    }

    private static FileType? TypeOf(string name)
    {
        var extension = FileNames.ExtensionOf(name);
        return Allowed.FirstOrDefault(allowed => allowed.Extension == extension);
    }

    private static Error? CheckContent(string extension, Stream content)
    {
        content.Position = 0;
        return extension switch
        {
            "pdf" => PdfContent.Check(content),
            "png" => ImageContent.CheckPng(content),
            "jpg" or "jpeg" => ImageContent.CheckJpeg(content, extension),
            "txt" or "csv" => TextContent.Check(content, extension),
            _ => OfficeContent.Check(content, extension),
        };
    }
}
