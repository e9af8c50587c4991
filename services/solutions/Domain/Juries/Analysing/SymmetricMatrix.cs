using System.Numerics;
using System.Runtime.InteropServices;

namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>A symmetric positive definite matrix by its lower half, and its Cholesky factor L (S = L·Lᵀ).</summary>
internal sealed class SymmetricMatrix(int size)
{
    private readonly double[] _cells = new double[size * size];

    public int Size => size;

    /// <param name="row">Not smaller than <paramref name="column"/>.</param>
    public ref double this[int row, int column] => ref _cells[(row * size) + column];

    public Span<double> Row(int row) => _cells.AsSpan(row * size, row + 1);

    public SymmetricMatrix Copy()
    {
        var copy = new SymmetricMatrix(size);
        _cells.CopyTo(copy._cells, 0);
        return copy;
    }

    /// <summary>Turns this matrix into its factor.</summary>
    /// <exception cref="ArithmeticException">It is not positive definite.</exception>
    public SymmetricMatrix Factorise()
    {
        for (var row = 0; row < size; row++)
        {
            var mine = Row(row);
            for (var column = 0; column < row; column++)
                mine[column] = (mine[column] - Dot(mine[..column], Row(column)[..column])) / Row(column)[column];
            var rest = mine[row] - Dot(mine[..row], mine[..row]);
            mine[row] = rest > 0 ? Math.Sqrt(rest) : throw new ArithmeticException("Not positive definite");
        }

        return this;
    }

    /// <summary>Of a factor: ln |S|.</summary>
    public double LogDeterminant() => 2 * Enumerable.Range(0, size).Sum(row => Math.Log(this[row, row]));

    /// <summary>Of a factor: L⁻¹·x, in place.</summary>
    public void SolveLower(Span<double> vector)
    {
        for (var row = 0; row < size; row++)
            vector[row] = (vector[row] - Dot(Row(row)[..row], vector[..row])) / this[row, row];
    }

    /// <summary>Of a factor: L⁻ᵀ·x, in place.</summary>
    public void SolveUpper(Span<double> vector)
    {
        for (var row = size - 1; row >= 0; row--)
        {
            vector[row] /= this[row, row];
            Subtract(vector[..row], vector[row], Row(row)[..row]);
        }
    }

    /// <summary>Of a factor: S⁻¹ = L⁻ᵀ·L⁻¹.</summary>
    public SymmetricMatrix Inverse()
    {
        var columns = Identity();
        // Row k of these is column k of L⁻¹; it starts with k zeros.
        Parallel.For(0, size, column => SolveFrom(column, columns.AsSpan(column * size, size)));
        var inverse = new SymmetricMatrix(size);
        Parallel.For(0, size, row =>
        {
            for (var column = 0; column <= row; column++)
                inverse[row, column] = Dot(columns.AsSpan((row * size) + row, size - row), columns.AsSpan((column * size) + row, size - row));
        });
        return inverse;
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var index = 0; index < lefts.Length; index++)
            sums += lefts[index] * rights[index];
        var sum = Vector.Sum(sums);
        for (var index = lefts.Length * Vector<double>.Count; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }

    private static void Subtract(Span<double> target, double times, ReadOnlySpan<double> row)
    {
        for (var index = 0; index < target.Length; index++)
            target[index] -= times * row[index];
    }

    private void SolveFrom(int first, Span<double> vector)
    {
        for (var row = first; row < size; row++)
            vector[row] = (vector[row] - Dot(Row(row)[first..row], vector[first..row])) / this[row, row];
    }

    private double[] Identity()
    {
        var cells = new double[size * size];
        for (var row = 0; row < size; row++)
            cells[(row * size) + row] = 1;
        return cells;
    }
}
