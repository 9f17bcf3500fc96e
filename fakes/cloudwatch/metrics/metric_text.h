// The characters that CloudWatch takes in what metrics and alarms are told apart by.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
#pragma once

#include <string_view>

namespace cloudwatch {

// What of `text` is taken in no namespace, no name of a metric, and no dimension, in the words of
// AWS's refusals: `non-ASCII characters` or `control characters`; "" if it may be one of these.
std::string_view refused_characters(std::string_view text);
// Whether `text` has control characters of ASCII, as no name of an alarm may.
bool has_control_characters(std::string_view text);

}  // namespace cloudwatch
