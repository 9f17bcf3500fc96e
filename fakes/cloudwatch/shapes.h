// Shapes that several operations of CloudWatch share.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fakes/aws/empty_response.h"
#include "fakes/aws/service.h"

namespace cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html
struct Dimension {
  std::string name;
  std::string value;
  friend bool operator==(const Dimension&, const Dimension&) = default;
  static const aws::Structure& shape();
};

// By name, as metrics are told apart. The last of two with one name counts.
std::map<std::string, std::string> by_name(const std::vector<Dimension>& dimensions);

struct Tag {
  std::string key;
  std::string value;
  static const aws::Structure& shape();
};

using aws::EmptyResponse;

aws::Constraints namespace_limits();
aws::Constraints unit_limits();
aws::Constraints statistic_limits();

}  // namespace cloudwatch
