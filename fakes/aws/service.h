// What a service is made of: its protocol facts, and one row an operation.
//
//   DeleteMessageResponse delete_message(Sqs& sqs, const aws::Call& call,
//                                        const DeleteMessageRequest& request);
//   …
//   constexpr aws::Operation kOperations[] = {
//       aws::operation<delete_message>("DeleteMessage"),
//       aws::deferred_operation<receive_message>("ReceiveMessage"),
//   };
//
// The table of operations drives routing, the audit that every operation has a test, and the
// list in the docs.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/aws/decode.h"
#include "fakes/aws/error.h"
#include "fakes/aws/structure.h"
#include "sim/time/time.h"

namespace aws {

// Who calls, and by which address they reached us.
struct Caller {
  std::string account = "000000000000";
  std::string region = "us-east-1";
  std::string access_key;   // "" if the request was not signed
  std::string endpoint;     // `http://127.0.0.1:4566`: scheme, host and port the caller used
  std::string actor;        // who this is in the journal
  bool is_harness = false;  // a step, an expectation: no fault strikes its calls
};

struct Operation;

// One call of one operation, as the operation sees it.
struct Call {
  Caller caller;
  const Operation* operation = nullptr;
  std::string request_id;
  std::uint64_t event = 0;  // of the journal's `api.call`
};

// How an answer comes to the caller.
struct Delivery {
  enum class Arrives { kWhole, kInPart, kNot };
  Arrives arrives = Arrives::kWhole;
  sim::Duration late{};     // until it arrives, or the connection closes without it
  std::uint64_t fault = 0;  // the event of the fault that has it so; 0: none has
};

// How a call ended. Exactly one of the two pointers is set.
struct Outcome {
  void* response = nullptr;  // of the operation's output shape; may be moved from
  const Error* error = nullptr;
  std::string_view request_id = {};
  std::string* json = nullptr;  // the response as the journal has it; may be moved from
  Delivery delivery = {};
  std::optional<std::uint64_t> fault = {};  // the event of the fault that the error is
};

// A call that is not answered yet. It lives until it was answered or abandoned.
class PendingCall {
 public:
  using OnOutcome = std::function<void(const Outcome&)>;

  explicit PendingCall(Call call) : call_(std::move(call)) {}

  // Who is told of the outcome. Set once, before the operation runs.
  void set_outcome(OnOutcome on_outcome) { on_outcome_ = std::move(on_outcome); }

  const Call& call() const { return call_; }
  bool open() const { return static_cast<bool>(on_outcome_); }
  // Answers the call. The second and later answers do nothing.
  void finish(const Outcome& outcome);
  // The caller has gone away: nothing is answered, and what the operation left in
  // on_abandoned() is called.
  void abandon();
  // Does nothing if the call was answered already.
  void on_abandoned(std::function<void()> handler) {
    if (open()) on_abandoned_ = std::move(handler);
  }

 private:
  Call call_;
  OnOutcome on_outcome_;
  std::function<void()> on_abandoned_;
};

// Answers a call, now or later. Copies answer the same call.
template <class Response>
class Reply {
 public:
  explicit Reply(std::shared_ptr<PendingCall> pending) : pending_(std::move(pending)) {}

  const Call& call() const { return pending_->call(); }
  bool open() const { return pending_->open(); }
  void send(Response response) const { pending_->finish({&response, nullptr}); }
  void fail(const Error& error) const { pending_->finish({nullptr, &error}); }
  // `handler` is called if the caller goes away before the answer.
  void on_abandoned(std::function<void()> handler) const {
    pending_->on_abandoned(std::move(handler));
  }

 private:
  std::shared_ptr<PendingCall> pending_;
};

class Service;

struct Operation {
  std::string_view name;
  const Structure& (*input)() = nullptr;
  const Structure& (*output)() = nullptr;
  // A new, empty input.
  std::shared_ptr<void> (*make_input)() = nullptr;
  // Runs the operation. Throws aws::Error, or answers `pending` now or later.
  void (*invoke)(Service& service, const void* input,
                 const std::shared_ptr<PendingCall>& pending) = nullptr;
  // REST-JSON only: `POST`, `/v2/email/identities/{EmailIdentity}`.
  std::string_view http_method = {};
  std::string_view uri = {};
  int success_status = 200;
  // Query only: `<VerifyEmailIdentityResult/>` is sent though the output has no members. SDKs look
  // for it where AWS's model says that there is an output.
  bool empty_result = false;

  constexpr Operation with_empty_result() const {
    Operation copy = *this;
    copy.empty_result = true;
    return copy;
  }
  constexpr Operation rest(std::string_view method, std::string_view path, int status = 200) const {
    Operation copy = *this;
    copy.http_method = method;
    copy.uri = path;
    copy.success_status = status;
    return copy;
  }
};

// ValidationException 400 with describe(violations): how most JSON services word it.
Error default_invalid(const Operation& operation, const std::vector<Violation>& violations);
// InvalidAction 400, `Could not find operation Foo for version 2010-03-31`: most Query services.
Error default_invalid_action(std::string_view action, std::string_view version);

// How large any body may be, also one that came compressed and is unpacked.
inline constexpr std::size_t kMostBodyBytes = std::size_t{16} * 1024 * 1024;

// What of a request is refused before it is decoded: it would cost more time and memory than
// anybody means it to.
struct RequestLimits {
  // Of a body as it is sent: 413 if there are more.
  std::size_t body_bytes = std::size_t{1024} * 1024;
  // Of a body in JSON, those within others counted: SerializationException.
  std::size_t json_values = 100'000;
};

// The facts that the protocols need to know of a service.
struct ServiceModel {
  std::string_view id;                    // `sqs`: the journal's and the folder's name
  std::string_view signing_name;          // in the credential scope
  std::string_view target_prefix = {};    // of X-Amz-Target, `AmazonSQS`; "": no AWS JSON
  std::string_view json_version = "1.0";  // of application/x-amz-json-…
  std::string_view query_version = {};    // `2012-11-05`; "": no Query protocol
  std::string_view xml_namespace = {};
  std::string_view error_namespace = {};  // before `#` in `__type`; "": the bare code
  bool query_compatible = false;          // sends x-amzn-query-error with JSON errors
  bool rest_json = false;
  // Speaks Smithy RPC v2 CBOR as well, by the name in `target_prefix`.
  bool rpc_v2_cbor = false;
  bool crc32 = false;  // sends x-amz-crc32 with JSON bodies, as DynamoDB does
  // JSON answers of so many bytes and more are compressed for clients who accept it; 0: none are.
  std::size_t compressed_from = 0;
  // The Server header, which comes with a Date; "": neither is sent.
  std::string_view server_header = {};
  // The member that has the text of a SerializationException in JSON.
  std::string_view serialization_text = "message";
  // The code for what is the service's own fault, 500; and in the Query protocol where it differs.
  std::string_view internal_error = "InternalFailure";
  std::string_view internal_query_error = {};
  // The error for more requests than there may be, and its code in the Query protocol.
  std::string_view throttling_error = "ThrottlingException";
  std::string_view throttling_query_error = "Throttling";
  int throttling_status = 400;
  std::string_view throttling_text = "Rate exceeded";
  std::span<const Operation> operations = {};
  RequestLimits limits = {};
  // How the service words constraint violations and type_mismatch values.
  Error (*invalid)(const Operation& operation, const std::vector<Violation>& violations) = nullptr;
  TypeMismatchError type_mismatch = default_type_mismatch;
  // Query only: how the service words an action that it does not have, and one that it does not
  // serve at the request's path. Without `serves` every path serves every action.
  Error (*invalid_action)(std::string_view action,
                          std::string_view version) = default_invalid_action;
  bool (*serves)(std::string_view path, std::string_view action) = nullptr;

  const Operation* find(std::string_view name) const;
};

// What is not the caller's fault: the service's own internal error, 500. `model` may be null if no
// service was found.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
Error internal_failure(const ServiceModel* model, std::string message);
// The same where the store could not keep what was asked for, or what was asked beside it.
Error store_failure(const ServiceModel* model, std::string_view why);

class Service {
 public:
  virtual ~Service() = default;
  virtual const ServiceModel& model() const = 0;
  // Takes up what the store holds: forgets all else that it knows of its state, and its timers, and
  // reads everything anew, as when it was made. Called when a turn was not kept, outside of all
  // operations. Calls that wait go on if what they wait for is still there, else they fail with
  // internal_failure(). sim::StoreError if the store cannot be read.
  virtual void reload() {}
};

namespace detail {

template <class F>
struct OperationTraits;

template <class S, class In, class Out>
struct OperationTraits<Out (*)(S&, const Call&, const In&)> {
  using ServiceType = S;
  using Input = In;
  using Output = Out;
};

template <class S, class In, class Out>
struct OperationTraits<void (*)(S&, const In&, Reply<Out>)> {
  using ServiceType = S;
  using Input = In;
  using Output = Out;
};

template <class Input>
std::shared_ptr<void> make_input() {
  return std::make_shared<Input>();
}

template <class Traits>
constexpr Operation row(std::string_view name) {
  Operation operation;
  operation.name = name;
  operation.input = &Traits::Input::shape;
  operation.output = &Traits::Output::shape;
  operation.make_input = &make_input<typename Traits::Input>;
  return operation;
}

}  // namespace detail

// The row of an operation that answers at once: Out f(ServiceType&, const Call&, const In&).
template <auto F>
constexpr Operation operation(std::string_view name) {
  using Traits = detail::OperationTraits<decltype(F)>;
  Operation result = detail::row<Traits>(name);
  result.invoke = [](Service& service, const void* input,
                     const std::shared_ptr<PendingCall>& pending) {
    typename Traits::Output response =
        F(static_cast<typename Traits::ServiceType&>(service), pending->call(),
          *static_cast<const typename Traits::Input*>(input));
    pending->finish({&response, nullptr});
  };
  return result;
}

// The row of an operation that may answer later: void f(ServiceType&, const In&, Reply<Out>).
template <auto F>
constexpr Operation deferred_operation(std::string_view name) {
  using Traits = detail::OperationTraits<decltype(F)>;
  Operation result = detail::row<Traits>(name);
  result.invoke = [](Service& service, const void* input,
                     const std::shared_ptr<PendingCall>& pending) {
    F(static_cast<typename Traits::ServiceType&>(service),
      *static_cast<const typename Traits::Input*>(input), Reply<typename Traits::Output>{pending});
  };
  return result;
}

}  // namespace aws
