// A receipt rule: which recipients it is for, and what it does with their mail.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_ReceiptRule.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/service.h"

namespace ses {

struct SnsAction {
  std::string topic_arn;
  std::optional<std::string> encoding;  // `UTF-8`, which is the default, or `Base64`
  static const aws::Structure& shape();
};

struct StopAction {
  std::string scope;
  static const aws::Structure& shape();
};

struct ReceiptAction {
  std::optional<SnsAction> sns_action;
  std::optional<StopAction> stop_action;
  static const aws::Structure& shape();
};

struct ReceiptRule {
  std::string name;
  std::optional<bool> enabled;
  std::optional<std::string> tls_policy;
  std::vector<std::string> recipients;
  std::vector<ReceiptAction> actions;
  std::optional<bool> scan_enabled;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference/API_ReceiptRuleSetMetadata.html
struct ReceiptRuleSetMetadata {
  std::string name;
  sim::Time created_timestamp;
  static const aws::Structure& shape();
};

}  // namespace ses
