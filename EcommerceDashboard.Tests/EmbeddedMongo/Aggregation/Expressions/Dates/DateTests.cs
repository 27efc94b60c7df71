namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

public class DateTests
{
    private const string Document = "{ d: ISODate('2024-03-31T00:59:59.123Z') }";

    [Theory]
    [InlineData("{ $year: '$d' }", "2024")]
    [InlineData("{ $hour: { date: '$d', timezone: 'Europe/Paris' } }", "1")]
    [InlineData("{ $hour: { date: { $add: ['$d', 1000] }, timezone: 'Europe/Paris' } }", "3")]
    [InlineData("{ $dayOfWeek: '$d' }", "1")]
    [InlineData("{ $isoDayOfWeek: '$d' }", "7")]
    [InlineData("{ $isoWeek: '$d' }", "13")]
    [InlineData("{ $isoWeekYear: ISODate('2021-01-01T00:00:00Z') }", "NumberLong(2020)")]
    [InlineData("{ $week: ISODate('2023-01-01T00:00:00Z') }", "1")]
    [InlineData("{ $dayOfYear: '$d' }", "91")]
    [InlineData("{ $millisecond: '$d' }", "123")]
    [InlineData("{ $month: '$nope' }", "null")]
    [InlineData("{ $dateToString: { date: '$d' } }", "'2024-03-31T00:59:59.123Z'")]
    [InlineData("{ $dateToString: { date: '$d', format: '%Y-%m-%d %H:%M %z %Z %j %G-W%V-%u %b %B %%', timezone: '+05:30' } }", "'2024-03-31 06:29 +0530 330 091 2024-W13-7 Mar March %'")]
    [InlineData("{ $dateToString: { date: null, onNull: 'none' } }", "'none'")]
    [InlineData("{ $dateToParts: { date: '$d', iso8601: true } }", "{ isoWeekYear: 2024, isoWeek: 13, isoDayOfWeek: 7, hour: 0, minute: 59, second: 59, millisecond: 123 }")]
    [InlineData("{ $dateFromParts: { year: 2024, month: 14, day: 0 } }", "ISODate('2025-01-31T00:00:00Z')")]
    [InlineData("{ $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5, timezone: 'America/New_York' } }", "ISODate('2021-01-01T05:00:00Z')")]
    [InlineData("{ $dateFromString: { dateString: '2017-02-08T12:10:40.787' } }", "ISODate('2017-02-08T12:10:40.787Z')")]
    [InlineData("{ $dateFromString: { dateString: '15/06/2018', format: '%d/%m/%Y', timezone: 'Asia/Kolkata' } }", "ISODate('2018-06-14T18:30:00Z')")]
    [InlineData("{ $dateFromString: { dateString: 'nope', onError: 'bad' } }", "'bad'")]
    [InlineData("{ $dateAdd: { startDate: ISODate('2024-01-31T10:00:00Z'), unit: 'month', amount: 1 } }", "ISODate('2024-02-29T10:00:00Z')")]
    [InlineData("{ $dateAdd: { startDate: ISODate('2024-03-09T15:00:00Z'), unit: 'day', amount: 1, timezone: 'America/New_York' } }", "ISODate('2024-03-10T14:00:00Z')")]
    [InlineData("{ $dateSubtract: { startDate: ISODate('2024-03-10T15:00:00Z'), unit: 'hour', amount: 24 } }", "ISODate('2024-03-09T15:00:00Z')")]
    [InlineData("{ $dateDiff: { startDate: ISODate('2023-12-31T23:59:59Z'), endDate: ISODate('2024-01-01T00:00:00Z'), unit: 'year' } }", "NumberLong(1)")]
    [InlineData("{ $dateDiff: { startDate: ISODate('2024-01-06T00:00:00Z'), endDate: ISODate('2024-01-07T00:00:00Z'), unit: 'week', startOfWeek: 'mon' } }", "NumberLong(0)")]
    [InlineData("{ $dateTrunc: { date: ISODate('2024-05-15T10:11:12Z'), unit: 'quarter' } }", "ISODate('2024-04-01T00:00:00Z')")]
    [InlineData("{ $dateTrunc: { date: ISODate('2024-05-15T10:11:12Z'), unit: 'week', startOfWeek: 'Monday' } }", "ISODate('2024-05-13T00:00:00Z')")]
    [InlineData("{ $dateTrunc: { date: ISODate('2024-05-15T10:11:12Z'), unit: 'minute', binSize: 15 } }", "ISODate('2024-05-15T10:00:00Z')")]
    public void Evaluate_Date_FollowsMongoDB(string expression, string expected) => Evaluation.AssertIs(expected, expression, Document);

    [Theory]
    [InlineData("{ $year: 'a' }", 16006)]
    [InlineData("{ $year: { timezone: 'UTC' } }", 40539)]
    [InlineData("{ $year: ['$d', '$d'] }", 40536)]
    [InlineData("{ $hour: { date: '$d', timezone: 'Nowhere' } }", 40485)]
    [InlineData("{ $hour: { date: '$d', timezone: 1 } }", 40517)]
    [InlineData("{ $dateToString: { date: '$d', format: '%Q' } }", 18536)]
    [InlineData("{ $dateToString: { format: '%Y' } }", 18628)]
    [InlineData("{ $dateFromParts: { month: 1 } }", 40516)]
    [InlineData("{ $dateFromParts: { year: 10000 } }", 40523)]
    [InlineData("{ $dateFromString: { dateString: 'nope' } }", 241)]
    [InlineData("{ $dateAdd: { startDate: '$d', unit: 'day', amount: 1.5 } }", 5166405)]
    [InlineData("{ $dateAdd: { startDate: '$d', unit: 'era', amount: 1 } }", 9)]
    [InlineData("{ $dateTrunc: { date: '$d', unit: 'week', startOfWeek: 'someday' } }", 5439016)]
    [InlineData("{ $dateTrunc: { date: '$d', unit: 'day', binSize: 0 } }", 5439018)]
    public void Evaluate_WrongOperands_IsRefused(string expression, int code) => Evaluation.AssertFails(code, expression, Document);
}
