// The faults of DynamoDB (fakes/aws/fault_kind.h): what its documentation says may happen.
//
// 5xx, throttling of what is no request for items, and answers that are lost are of all services:
// fakes/aws/call_faults.h.
#pragma once

#include <array>

#include "fakes/aws/fault_kind.h"

namespace dynamodb {

inline constexpr std::array<aws::FaultParameter, 1> kReadIsOldBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 1'000'000'000,
                        "how old a change may be that is not seen; 1s without it", 0, true}};
inline constexpr std::array<aws::FaultParameter, 1> kIndexLagsBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 5'000'000'000,
                        "how old a change may be that is not seen; 5s without it", 0, true}};
inline constexpr std::array<aws::FaultParameter, 1> kDeletionIsLateBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 172'800'000'000'000,
                        "how much later it goes; 48h without it", 0, true}};

inline constexpr aws::FaultKind kThrottled{
    "dynamodb.throttled",
    "a table",
    "request",
    "of a provisioned table ProvisionedThroughputExceededException, of one on demand "
    "ThrottlingException, with ThrottlingReasons; a transaction is cancelled for it, a batch has "
    "it in what is unprocessed. Nothing was done; SDKs try again what is not a transaction",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
    "throttling-diagnosing-workflow.html",
    0.2,
    3};
inline constexpr aws::FaultKind kAccountLimit{
    "dynamodb.account_limit",
    "a table on demand",
    "request",
    "RequestLimitExceeded: more than the account may have. Nothing was done; SDKs try again",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html",
    0.02,
    1};
inline constexpr aws::FaultKind kUnprocessed{
    "dynamodb.unprocessed",
    "a table",
    "entry",
    "an entry of a batch in UnprocessedItems or UnprocessedKeys, though the call is answered with "
    "200; if it is all of them, the error of dynamodb.throttled",
    "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html",
    0.5,
    5};
inline constexpr aws::FaultKind kConflict{
    "dynamodb.conflict",
    "a table",
    "action",
    "TransactionCanceledException, with the reason TransactionConflict of this action of a "
    "transaction: another goes on for its item. Nothing was done; SDKs do not try again",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
    "transaction-apis.html",
    0.2,
    3};
inline constexpr aws::FaultKind kItemInTransaction{
    "dynamodb.item_in_transaction", "a table", "write",
    "TransactionConflictException from a PutItem, UpdateItem or DeleteItem: a transaction goes on "
    "for the item. Nothing was done; SDKs do not try again. Only where transactions are used",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
    "transaction-apis.html"};
inline constexpr aws::FaultKind kStaleRead{
    "dynamodb.stale_read",
    "a table",
    "read",
    "from a read that does not ask for consistency, items as they were before the latest changes",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
    "HowItWorks.ReadConsistency.html",
    1,
    10,
    kReadIsOldBy};
inline constexpr aws::FaultKind kLaggingIndex{
    "dynamodb.lagging_index",
    "a global index: `orders/by-date`",
    "read",
    "from a global index, items as they were before the latest changes, where they were then",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html",
    1,
    20,
    kIndexLagsBy};
inline constexpr aws::FaultKind kLateTtl{
    "dynamodb.late_ttl",
    "a table",
    "item",
    "an item whose time to live is over still there, in reads as well, and in conditions",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html",
    10,
    100,
    kDeletionIsLateBy};

inline constexpr std::array<const aws::FaultKind*, 8> kFaults{
    &kThrottled,         &kAccountLimit, &kUnprocessed,  &kConflict,
    &kItemInTransaction, &kStaleRead,    &kLaggingIndex, &kLateTtl};

}  // namespace dynamodb
