// The one exception that an AWS client may see.
//
// An operation throws it; the Dispatcher alone catches it, and error_response() of fakes/aws/wire.h
// writes it in the protocol of the request. A bug of ours is never an aws::Error.
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace aws {

enum class Fault { kSender, kReceiver };

class Error : public std::exception {
 public:
  // `code` is the shape's name in the service model, `QueueDoesNotExist`.
  Error(std::string code, int status, std::string message)
      : code_(std::move(code)), status_(status), message_(std::move(message)) {}

  // The code in the Query protocol where it differs: `AWS.SimpleQueueService.NonExistentQueue`.
  Error&& with_query_code(std::string query_code) && {
    query_code_ = std::move(query_code);
    return std::move(*this);
  }
  // The message in the Query protocol where it differs.
  Error&& with_query_message(std::string query_message) && {
    query_message_ = std::move(query_message);
    return std::move(*this);
  }
  // The namespace before `#` in `__type` where it differs from the service's own:
  // `com.amazon.coral.validate`.
  Error&& with_namespace(std::string type_namespace) && {
    type_namespace_ = std::move(type_namespace);
    return std::move(*this);
  }
  // Further members of the error, as the text of a JSON object: `{"CancellationReasons":[…]}`.
  Error&& with_fields(std::string json_object) && {
    fields_ = std::move(json_object);
    return std::move(*this);
  }
  // The error's message is null in JSON.
  Error&& without_message() && {
    has_message_ = false;
    return std::move(*this);
  }

  const std::string& code() const { return code_; }
  const std::string& query_code() const { return query_code_.empty() ? code_ : query_code_; }
  const std::string& type_namespace() const { return type_namespace_; }
  const std::string& message() const { return message_; }
  bool has_message() const { return has_message_; }
  const std::string& query_message() const {
    return query_message_.empty() ? message_ : query_message_;
  }
  const std::string& fields() const { return fields_; }
  int status() const { return status_; }
  Fault fault() const { return status_ >= 500 ? Fault::kReceiver : Fault::kSender; }

  const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string code_;
  int status_;
  std::string message_;
  bool has_message_ = true;
  std::string query_code_;
  std::string query_message_;
  std::string type_namespace_;
  std::string fields_;
};

}  // namespace aws
