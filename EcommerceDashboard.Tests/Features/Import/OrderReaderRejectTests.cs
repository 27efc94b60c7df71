using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import;

public class OrderReaderRejectTests
{
    [Theory]
    [InlineData("", "orders.csv: The file is empty. A CSV file with a header line was expected.")]
    [InlineData("\n\n", "orders.csv: The file has no line with text. A CSV file with a header line was expected.")]
    [InlineData("hello", "orders.csv:1: The header lacks the columns Row ID, Order ID, Order Date, Ship Date, Ship Mode, Customer ID, Customer Name, Segment, Country, City, "
        + "State, Postal Code, Region, Product ID, Category, Sub-Category, Product Name, Sales, Quantity, Discount, Profit. Found: hello.")]
    [InlineData(SuperstoreCsv.Header, "orders.csv: The file has a header, but no line with an order (0 rows).")]
    public async Task Read_NothingToRead_SaysSo(string text, string expected) => Assert.Equal(expected, await Single(SuperstoreCsv.File(text)));

    [Fact]
    public async Task Read_MissingColumn_NamesItAndThoseFound()
    {
        var message = await Single(SuperstoreCsv.File(SuperstoreCsv.Whole.Replace("Discount", "Rebate", StringComparison.Ordinal)));

        Assert.StartsWith("orders.csv:1: The header lacks the column Discount. Found: Row ID, Order ID,", message, StringComparison.Ordinal);
        Assert.EndsWith("Quantity, Rebate, Profit.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ColumnTwice_NamesIt() => Assert.Equal(
        "orders.csv:1: The header has the column “Sales” twice.",
        await Single(SuperstoreCsv.File(SuperstoreCsv.Whole.Replace("Quantity", "Sales", StringComparison.Ordinal))));

    [Theory]
    [InlineData("Order Date", "2016-13-45", "3 Order Date: “2016-13-45” is not a date as YYYY-MM-DD, like most of the column")]
    [InlineData("Order Date", "2015-02-29", "3 Order Date: “2015-02-29” is not a date as YYYY-MM-DD, like most of the column")]
    [InlineData("Order Date", "0016-11-08", "3 Order Date: “0016-11-08” is not a date of the years 1900 to 2199")]
    [InlineData("Order Date", "2999-02-03", "3 Order Date: “2999-02-03” is not a date of the years 1900 to 2199")]
    [InlineData("Order Date", "", "3 Order Date: is empty, but must be a date as YYYY-MM-DD")]
    [InlineData("Ship Date", "soon", "4 Ship Date: “soon” is not a date as YYYY-MM-DD, like most of the column")]
    [InlineData("Ship Date", "2016-11-07", "4 Ship Date: 2016-11-07 lies before the order date 2016-11-08")]
    [InlineData("Order ID", "", "2 Order ID: is empty, but must have a value")]
    [InlineData("Product ID", "  ", "14 Product ID: is empty, but must have a value")]
    [InlineData("Sales", "12.3.4", "18 Sales: “12.3.4” is not a number with a point before its decimals, such as 261.96")]
    [InlineData("Sales", "12 apples", "18 Sales: “12 apples” is not a number with a point before its decimals, such as 261.96")]
    [InlineData("Sales", "", "18 Sales: is empty, but must be a number")]
    [InlineData("Sales", "NaN", "18 Sales: “NaN” is not a number with a point before its decimals, such as 261.96")]
    [InlineData("Sales", "1e30", "18 Sales: “1e30” is not a number with a point before its decimals, such as 261.96")]
    [InlineData("Quantity", "0", "19 Quantity: “0” is not a whole number from 1 to 1000000")]
    [InlineData("Quantity", "2.5", "19 Quantity: “2.5” is not a whole number from 1 to 1000000")]
    [InlineData("Discount", "20", "20 Discount: “20” is not a share from 0 to 1, such as 0.2 for 20 %")]
    [InlineData("Profit", "x", "21 Profit: “x” is not a number with a point before its decimals, such as 261.96")]
    public async Task Read_WrongValue_NamesLineColumnValueAndExpectation(string column, string value, string expected)
    {
        var file = SuperstoreCsv.File(SuperstoreCsv.Text([.. SuperstoreCsv.ManyLines(3), SuperstoreCsv.Line(("Row ID", "4"), (column, value))]));

        Assert.Equal("orders.csv:5:" + expected, await Single(file));
    }

    [Fact]
    public async Task Read_WrongValueAfterFieldWithLineBreaks_CountsLinesOfTheFile() => Assert.Equal(
        "orders.csv:5:18 Sales: “?” is not a number with a point before its decimals, such as 261.96",
        await Single(SuperstoreCsv.File(SuperstoreCsv.Text(SuperstoreCsv.Line(("Product Name", "\"a\n\nb\"")), SuperstoreCsv.Line(("Row ID", "2"), ("Sales", "?"))))));

    [Fact]
    public async Task Read_ManyProblems_KeepsTheFirstAndCountsAll()
    {
        var lines = SuperstoreCsv.ManyLines(100).Select(line => line.Replace(",200,2,", ",abc,x,", StringComparison.Ordinal));

        var rejected = await Reject(SuperstoreCsv.File(SuperstoreCsv.Text([.. lines])));

        Assert.Equal((200, 20, 11L), (rejected.Count, rejected.Problems.Count, rejected.Problems[^1].Line));
    }

    [Fact]
    public async Task Read_UnterminatedQuote_NamesTheLineWhereTheValueBegins()
    {
        var text = SuperstoreCsv.Text([.. SuperstoreCsv.ManyLines(2), SuperstoreCsv.Line(("Row ID", "3"), ("City", "\"Orleans"))]);

        var message = await Single(SuperstoreCsv.File(text));

        Assert.Equal("orders.csv:4: a quoted value begins here and does not end before the file does. A quote is missing, or the file is cut off.", message);
    }

    [Fact]
    public async Task Read_QuoteMissingInTheMiddle_NamesTheLine()
    {
        var text = SuperstoreCsv.Text(SuperstoreCsv.Line(("City", "\"Orleans")), SuperstoreCsv.Line(("Row ID", "2"), ("City", "\"Paris\"")));

        Assert.Equal("orders.csv:2: a quoted value ends in the middle of text. A quote is missing, or one inside the value is not doubled.", await Single(SuperstoreCsv.File(text)));
    }

    [Fact]
    public async Task Read_QuoteThatSwallowsAMegabyte_NamesTheLine()
    {
        var text = SuperstoreCsv.Text([SuperstoreCsv.Line(), SuperstoreCsv.Line(("Row ID", "2"), ("City", "\"Orleans")), .. SuperstoreCsv.ManyLines(60_000)]);

        Assert.StartsWith("orders.csv:3: ", await Single(SuperstoreCsv.File(text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CutInTheMiddleOfALine_SaysHowManyFieldsItHas() => Assert.Equal(
        "orders.csv:3: has 9 fields, but the header has 21",
        await Single(SuperstoreCsv.File(SuperstoreCsv.Text(SuperstoreCsv.Line()) + "2,B,2016-11-08,2016-11-11,Second Class,C-1,Ann,Consumer,Fra")));

    [Fact]
    public async Task Read_BinaryFile_SaysWhere() => Assert.Equal(
        "orders.csv: This is no text file: byte 3 is zero. A CSV file was expected.", await Single(SuperstoreCsv.File([65, 66, 0, 67])));

    [Fact]
    public async Task Read_ExcelWorkbook_SaysWhatToDo() => Assert.Equal(
        "orders.csv: This is a ZIP file, as Excel workbooks (.xlsx) are: save it as CSV first.", await Single(SuperstoreCsv.File([.. "PK"u8, 3, 4, 0, 0])));

    [Fact]
    public async Task Read_RowIdTwice_NamesBothLines() => Assert.Equal(
        "orders.csv:3:1 Row ID: “1” is on line 2 already, but must be there once",
        await Single(SuperstoreCsv.File(SuperstoreCsv.Text(SuperstoreCsv.Line(), SuperstoreCsv.Line()))));

    [Theory]
    [InlineData("Order Date", "2016-11-09", "3 Order Date: “2016-11-09” differs from “2016-11-08” on line 2, but both lines belong to order A")]
    [InlineData("Customer ID", "C-2", "6 Customer ID: “C-2” differs from “C-1” on line 2, but both lines belong to order A")]
    [InlineData("Region", "East", "13 Region: “East” differs from “West” on line 2, but both lines belong to order A")]
    public async Task Read_OrderThatContradictsItself_NamesBothLines(string column, string value, string expected) => Assert.Equal(
        "orders.csv:3:" + expected,
        await Single(SuperstoreCsv.File(SuperstoreCsv.Text(SuperstoreCsv.Line(), SuperstoreCsv.Line(("Row ID", "2"), (column, value))))));

    [Fact]
    public void OnDisk_NoFileOrFolder_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("import");
        try
        {
            var missing = Path.Combine(folder.FullName, "no.csv");
            Assert.Equal($"There is no file {missing}.", Assert.Throws<ImportRejectedException>(() => ImportFile.OnDisk(missing)).Message);
            Assert.Equal($"{folder.FullName} is a folder, not a file.", Assert.Throws<ImportRejectedException>(() => ImportFile.OnDisk(folder.FullName)).Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Single(ImportFile file)
    {
        var rejected = await Reject(file);
        Assert.Equal(1, rejected.Count);
        return Assert.Single(rejected.Problems).In(file.Name);
    }

    private static Task<ImportRejectedException> Reject(ImportFile file) => Assert.ThrowsAsync<ImportRejectedException>(
        () => ReadFile.OfAsync(file, ImportMapping.Empty with { Layout = "superstore" }));
}
