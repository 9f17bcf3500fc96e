#include "fakes/cloudwatch/shapes.h"

namespace cloudwatch {
namespace {

bool does_not_begin_with_colon(std::string_view text) {
  return !text.empty() && text.front() != ':';
}

}  // namespace

const aws::Structure& Dimension::shape() {
  static const aws::Structure kShape =
      aws::Structure("Dimension")
          .required<&Dimension::name>("Name", aws::length(1, 255))
          .required<&Dimension::value>("Value", aws::length(1, 1024));
  return kShape;
}

const aws::Structure& Tag::shape() {
  static const aws::Structure kShape = aws::Structure("Tag")
                                           .required<&Tag::key>("Key", aws::length(1, 128))
                                           .required<&Tag::value>("Value", aws::length(0, 256));
  return kShape;
}

std::map<std::string, std::string> by_name(const std::vector<Dimension>& dimensions) {
  std::map<std::string, std::string> result;
  for (const Dimension& dimension : dimensions) result[dimension.name] = dimension.value;
  return result;
}

aws::Constraints namespace_limits() {
  return aws::length(1, 255).pattern("[^:].*", does_not_begin_with_colon);
}

aws::Constraints unit_limits() {
  return aws::one_of({"Seconds",
                      "Microseconds",
                      "Milliseconds",
                      "Bytes",
                      "Kilobytes",
                      "Megabytes",
                      "Gigabytes",
                      "Terabytes",
                      "Bits",
                      "Kilobits",
                      "Megabits",
                      "Gigabits",
                      "Terabits",
                      "Percent",
                      "Count",
                      "Bytes/Second",
                      "Kilobytes/Second",
                      "Megabytes/Second",
                      "Gigabytes/Second",
                      "Terabytes/Second",
                      "Bits/Second",
                      "Kilobits/Second",
                      "Megabits/Second",
                      "Gigabits/Second",
                      "Terabits/Second",
                      "Count/Second",
                      "None"});
}

aws::Constraints statistic_limits() {
  return aws::one_of({"SampleCount", "Average", "Sum", "Minimum", "Maximum"});
}

}  // namespace cloudwatch
