// A service with one operation of each kind, for the tests of what all services share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"

namespace tests {

struct ToyTag {
  std::string key;
  std::optional<std::string> value;
  static const aws::Structure& shape();
};

struct ToyResponse {
  std::string toy_url;
  std::vector<ToyTag> tags;
  std::map<std::string, std::string> attributes;
  std::optional<sim::Time> created;
  std::optional<aws::Blob> picture;
  static const aws::Structure& shape();
};

struct CreateToyRequest {
  using Response = ToyResponse;
  static constexpr std::string_view kService = "toy";
  static constexpr std::string_view kOperation = "CreateToy";
  std::string toy_name;
  std::optional<std::int32_t> size;
  std::map<std::string, std::string> attributes;
  std::vector<ToyTag> tags;
  std::vector<std::string> colours;
  std::optional<aws::Blob> picture;
  std::optional<bool> fragile;
  static const aws::Structure& shape();
};

struct AwaitToyRequest {
  using Response = ToyResponse;
  static constexpr std::string_view kService = "toy";
  static constexpr std::string_view kOperation = "AwaitToy";
  std::int32_t seconds = 0;
  static const aws::Structure& shape();
};

class Toys : public aws::Service {
 public:
  explicit Toys(aws::Environment& environment) : environment_(environment) {}
  const aws::ServiceModel& model() const override;
  aws::Environment& environment() { return environment_; }
  int abandoned = 0;

 private:
  aws::Environment& environment_;
};

}  // namespace tests
