// What is recorded of every AWS call. The subject is the operation: `sqs.SendMessage`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "fakes/aws/structure.h"
#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace aws {

// The value of a shape as a part of an event: the input or the output of a call. It refers to what
// was published, or to the text of the event, and ends with either.
class ShapeValue {
 public:
  ShapeValue() = default;
  // For an event that is published. `value` is of this shape, or null if there is none. What is
  // written of it is copied to `json` if that is not null.
  ShapeValue(const Structure& shape, const void* value, std::string* json = nullptr)
      : shape_(&shape), value_(value), copy_(json) {}
  // For an event that is read from a journal.
  explicit ShapeValue(std::string_view json) : json_(json) {}

  // As a Shape, or null if there is no value: the request could not be read. REQUIRES: it is the
  // shape of the operation that the event is about. Throws sim::JsonError if the text is of
  // another.
  template <class Shape>
  std::shared_ptr<const Shape> as() const {
    if (shape_ != nullptr) {
      const bool is_it = shape_ == &Shape::shape();
      return {std::shared_ptr<void>{}, is_it ? static_cast<const Shape*>(value_) : nullptr};
    }
    auto read = std::make_shared<Shape>();
    return decode(Shape::shape(), read.get()) ? read : nullptr;
  }

  void write(sim::JsonWriter& json) const;

 private:
  bool decode(const Structure& shape, void* value) const;

  const Structure* shape_ = nullptr;
  const void* value_ = nullptr;
  std::string* copy_ = nullptr;
  std::string_view json_ = "null";
};

// The actor is the caller.
struct ApiCall {
  static constexpr std::string_view kKind = "api.call";
  static constexpr std::string_view kSays = "an AWS call came in";
  std::string_view request;  // the request's id
  std::string_view account;
  std::string_view region;
  ShapeValue input;
  static constexpr auto fields() {
    return std::tuple{sim::field("request", &ApiCall::request),
                      sim::field("account", &ApiCall::account),
                      sim::field("region", &ApiCall::region), sim::field("input", &ApiCall::input)};
  }
};

// The actor is the service, the cause the event of the call.
struct ApiReply {
  static constexpr std::string_view kKind = "api.reply";
  static constexpr std::string_view kSays = "an AWS call was answered";
  std::string_view request;
  ShapeValue output;
  static constexpr auto fields() {
    return std::tuple{sim::field("request", &ApiReply::request),
                      sim::field("output", &ApiReply::output)};
  }
};

struct ErrorDetails {
  std::string_view code;
  int status = 0;
  std::string_view message;
  static constexpr auto fields() {
    return std::tuple{sim::field("code", &ErrorDetails::code),
                      sim::field("status", &ErrorDetails::status),
                      sim::field("message", &ErrorDetails::message)};
  }
};

// Actor and cause as in ApiReply. `fault` is the event of the fault that the error is.
struct ApiError {
  static constexpr std::string_view kKind = "api.error";
  static constexpr std::string_view kSays = "an AWS call was answered with an error";
  std::string_view request;
  ErrorDetails error;
  std::optional<std::uint64_t> fault;
  static constexpr auto fields() {
    return std::tuple{sim::field("request", &ApiError::request),
                      sim::field("error", &ApiError::error), sim::field("fault", &ApiError::fault)};
  }
};

// The actor is the caller; the subject what was asked for.
struct ApiRefused {
  static constexpr std::string_view kKind = "api.refused";
  static constexpr std::string_view kSays = "a request reached no operation that is modelled";
  ErrorDetails error;
  static constexpr auto fields() { return std::tuple{sim::field("error", &ApiRefused::error)}; }
};

// A fault strikes (fakes/aws/faults.h). The actor is the service that it is of, or `aws`, the
// subject the resource; what follows from it has this as its cause.
struct FaultStruck {
  static constexpr std::string_view kKind = "fault.struck";
  static constexpr std::string_view kSays = "a fault struck";
  std::string_view fault;  // its kind
  std::uint64_t rule = 0;  // the number of the rule
  static constexpr auto fields() {
    return std::tuple{sim::field("fault", &FaultStruck::fault),
                      sim::field("rule", &FaultStruck::rule)};
  }
};

using Events = sim::EventTypes<ApiCall, ApiReply, ApiError, ApiRefused, FaultStruck>;

}  // namespace aws

template <>
struct sim::FieldForm<aws::ShapeValue> {
  static constexpr std::string_view kName = "the operation's shape";
  static void write(JsonWriter& json, const aws::ShapeValue& value) { value.write(json); }
  static aws::ShapeValue read(JsonReader& json) { return aws::ShapeValue{json.skip()}; }
};
