using System.Globalization;
using System.Text;

using UglyToad.PdfPig.Tokens;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Writes objects, a plain table and a trailer without information and identifier (ISO 32000-2, 7.3 and 7.5).</summary>
internal sealed class PdfWriter
{
    private const string NotInNames = "#/%()<>[]{}";

    private readonly Stream _file;
    private readonly List<long> _offsets = [];

    public PdfWriter(Stream file)
    {
        _file = file;
        Text("%PDF-1.7\n%");
        // Tells programs that copy files that this is not text.
        _file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <param name="number">One more than that of the object before it.</param>
    public void Object(int number, IToken token)
    {
        _offsets.Add(_file.Position);
        Text($"{number} 0 obj\n");
        Write(token);
        Text("\nendobj\n");
    }

    public void End(int catalog)
    {
        var table = _file.Position;
        Text($"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in _offsets)
            Text($"{offset:D10} 00000 n \n");
        Text($"trailer\n<< /Size {_offsets.Count + 1} /Root {catalog} 0 R >>\nstartxref\n{table}\n%%EOF\n");
    }

    private void Write(IToken token)
    {
        switch (token)
        {
            case DictionaryToken dictionary:
                Write(dictionary);
                break;
            case StreamToken stream:
                Write(stream.StreamDictionary);
                Text("\nstream\n");
                _file.Write(stream.Data.Span);
                Text("\nendstream");
                break;
            case ArrayToken array:
                Write(array);
                break;
            case IndirectReferenceToken reference:
                Text($"{reference.Data.ObjectNumber} 0 R");
                break;
            case NameToken name:
                Write(name);
                break;
            case StringToken text:
                Text($"<{Convert.ToHexString(text.GetBytes())}>");
                break;
            case HexToken text:
                Text($"<{Convert.ToHexString(text.Bytes)}>");
                break;
            case NumericToken number:
                Text(number.Data.ToString("0.##########", CultureInfo.InvariantCulture));
                break;
            case BooleanToken yes:
                Text(yes.Data ? "true" : "false");
                break;
            default:
                Text("null");
                break;
        }
    }

    private void Write(DictionaryToken dictionary)
    {
        Text("<<");
        foreach (var (key, value) in dictionary.Data)
        {
            Write(NameToken.Create(key));
            Text(" ");
            Write(value);
        }

        Text(">>");
    }

    private void Write(ArrayToken array)
    {
        Text("[");
        foreach (var item in array.Data)
        {
            Write(item);
            Text(" ");
        }

        Text("]");
    }

    private void Write(NameToken name)
    {
        Text("/");
        // PdfPig reads bytes as characters; one beyond a byte can only have been UTF-8.
        foreach (var each in name.Data.All(char.IsAscii) || name.Data.All(c => c <= 0xFF) ? Encoding.Latin1.GetBytes(name.Data) : Encoding.UTF8.GetBytes(name.Data))
            Text(each is > 0x20 and < 0x7F && !NotInNames.Contains((char)each) ? $"{(char)each}" : $"#{each:X2}");
    }

    private void Text(string ascii) => _file.Write(Encoding.ASCII.GetBytes(ascii));
}
