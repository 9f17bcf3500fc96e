#include "fakes/dynamodb/expression/expressions.h"

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/error.h"
#include "fakes/dynamodb/expression/resolve.h"

namespace dynamodb::expression {
namespace {

template <typename Read>
auto guarded(std::string_view parameter, std::string_view text, Read read) {
  try {
    if (text.empty()) throw ExpressionError("The expression can not be empty;");
    if (text.size() > kMaxExpressionBytes) {
      // AWS leaves the size out of the message about updates.
      const bool is_update = parameter == "UpdateExpression";
      throw ExpressionError("Expression size has exceeded the maximum allowed size;" +
                            (is_update ? "" : " expression size: " + std::to_string(text.size())));
    }
    return read();
  } catch (const ExpressionError& invalid) {
    throw validation_error("Invalid " + std::string(parameter) + ": " + invalid.what());
  }
}

}  // namespace

Condition Expressions::condition(std::string_view parameter, std::string_view text) {
  return guarded(parameter, text, [&] {
    ParsedCondition parsed = parsed_ != nullptr ? parsed_->condition(text) : parse_condition(text);
    resolve(parsed, parameter, placeholders_);
    return std::move(parsed.condition);
  });
}

std::vector<KeyCondition> Expressions::key_condition(std::string_view text) {
  return key_conditions(condition("KeyConditionExpression", text));
}

Update Expressions::update(std::string_view text) {
  return guarded("UpdateExpression", text, [&] {
    Update update = parsed_ != nullptr ? parsed_->update(text) : parse_update(text);
    resolve(update, placeholders_);
    return update;
  });
}

Projection Expressions::projection(std::string_view text) {
  return guarded("ProjectionExpression", text, [&] {
    Projection projection = parsed_ != nullptr ? parsed_->projection(text) : parse_projection(text);
    resolve(projection, placeholders_);
    return projection;
  });
}

}  // namespace dynamodb::expression
