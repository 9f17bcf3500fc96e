// Filter patterns for unstructured log events: terms, `"phrases"`, `?any`, `-none`.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace logs {

class FilterPattern {
 public:
  // Throws InvalidParameterException for a phrase without its end, BacklotNotModelled for patterns
  // on JSON, on columns and for regular expressions.
  explicit FilterPattern(std::string_view text);

  // True for a message that has all terms and phrases (or, if there are none, one of the `?` terms)
  // and none of the `-` terms. Upper and lower case differ. The empty pattern matches everything.
  bool matches(std::string_view message) const;

 private:
  std::vector<std::string> all_;
  std::vector<std::string> any_;
  std::vector<std::string> none_;
};

}  // namespace logs
