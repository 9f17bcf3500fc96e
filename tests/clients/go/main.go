// CloudWatch with the AWS SDK for Go v2, which speaks Smithy RPC v2 CBOR to it. Ends with 1 and a
// line that says what went otherwise.
package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/smithy-go"
)

const namespace = "Go"

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func expect(holds bool, format string, values ...any) {
	if !holds {
		must(fmt.Errorf(format, values...))
	}
}

// Notes what goes over the wire.
type noting struct {
	inner    http.RoundTripper
	requests []*http.Request
}

func (n *noting) RoundTrip(request *http.Request) (*http.Response, error) {
	n.requests = append(n.requests, request)
	response, err := n.inner.RoundTrip(request)
	if err == nil && response.Header.Get("Smithy-Protocol") != "rpc-v2-cbor" {
		return response, fmt.Errorf("%s was not answered in CBOR", request.URL.Path)
	}
	return response, err
}

func main() {
	ctx := context.Background()
	wire := &noting{inner: http.DefaultTransport}
	settings, err := config.LoadDefaultConfig(ctx, config.WithHTTPClient(&http.Client{Transport: wire}))
	must(err)
	client := cloudwatch.NewFromConfig(settings)
	now := time.Now().Truncate(time.Millisecond)

	datum := func(name string, value float64) types.MetricDatum {
		return types.MetricDatum{MetricName: &name, Value: &value, Timestamp: &now}
	}
	put := func(data ...types.MetricDatum) error {
		_, err := client.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{
			Namespace: aws.String(namespace), MetricData: data})
		return err
	}
	must(put(datum("whole", 3), datum("part", 0.1)))
	statistics, err := client.GetMetricStatistics(ctx, &cloudwatch.GetMetricStatisticsInput{
		Namespace: aws.String(namespace), MetricName: aws.String("part"),
		StartTime: aws.Time(now.Add(-time.Hour)), EndTime: aws.Time(now.Add(time.Hour)),
		Period: aws.Int32(60), Statistics: []types.Statistic{types.StatisticMaximum}})
	must(err)
	expect(len(statistics.Datapoints) == 1, "%d data points", len(statistics.Datapoints))
	point := statistics.Datapoints[0]
	expect(*point.Maximum == 0.1, "the maximum is %v", *point.Maximum)
	expect(math.Abs(now.Sub(*point.Timestamp).Seconds()) <= 60, "the time is %v", point.Timestamp)

	_, err = client.PutMetricAlarm(ctx, &cloudwatch.PutMetricAlarmInput{
		AlarmName: aws.String("go"), Namespace: aws.String(namespace), MetricName: aws.String("whole"),
		Statistic: types.StatisticSum, Period: aws.Int32(60), EvaluationPeriods: aws.Int32(1),
		Threshold: aws.Float64(2), ComparisonOperator: types.ComparisonOperatorLessThanThreshold,
		Tags: []types.Tag{{Key: aws.String("k"), Value: aws.String("Grüße")}}})
	must(err)
	alarms, err := client.DescribeAlarms(ctx, &cloudwatch.DescribeAlarmsInput{AlarmNames: []string{"go"}})
	must(err)
	expect(len(alarms.MetricAlarms) == 1 && *alarms.MetricAlarms[0].Threshold == 2, "no alarm")
	tags, err := client.ListTagsForResource(ctx,
		&cloudwatch.ListTagsForResourceInput{ResourceARN: alarms.MetricAlarms[0].AlarmArn})
	must(err)
	expect(len(tags.Tags) == 1 && *tags.Tags[0].Value == "Grüße", "no tag")
	_, err = client.DeleteAlarms(ctx, &cloudwatch.DeleteAlarmsInput{AlarmNames: []string{"go"}})
	must(err)

	_, err = client.SetAlarmState(ctx, &cloudwatch.SetAlarmStateInput{
		AlarmName: aws.String("go"), StateValue: types.StateValueOk, StateReason: aws.String("x")})
	var missing *types.ResourceNotFound
	expect(errors.As(err, &missing), "a missing alarm is %v", err)
	infinite := put(datum("infinite", math.Inf(1)))
	var refused smithy.APIError
	expect(errors.As(infinite, &refused) && strings.Contains(refused.ErrorMessage(), "Infinity"),
		"infinity is %v", infinite)
	_, err = client.PutDashboard(ctx, &cloudwatch.PutDashboardInput{
		DashboardName: aws.String("d"), DashboardBody: aws.String("{}")})
	expect(errors.As(err, &refused) && strings.Contains(refused.ErrorMessage(), "PutDashboard"),
		"an unknown operation is %v", err)

	// Beyond 10 KiB the SDK compresses the request.
	many := make([]types.MetricDatum, 500)
	for i := range many {
		many[i] = datum(fmt.Sprintf("many-%d", i), float64(i))
	}
	must(put(many...))
	last := wire.requests[len(wire.requests)-1]
	expect(last.Header.Get("Content-Encoding") == "gzip", "a large request was not compressed")
	expect(strings.HasPrefix(last.URL.Path, "/service/GraniteServiceVersion20100801/operation/"),
		"the path is %s", last.URL.Path)
}
